/** An editor's preview: what stands in the files is what the browser shows, and what is wrong says so. */
import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { servePreview } from '../../server/preview.ts';
import { changeFile, copyCourse } from './course-copy.ts';

/** A preview that tells when it has read a change. */
async function preview(folder: string) {
  let changed: (file: string) => void = () => undefined;
  const served = await servePreview({ folder, port: 0, onChange: (file) => changed(file) });
  onTestFinished(() => served.close());
  const open = async (path: string) => {
    const response = await fetch(`${served.address.replace('localhost', '127.0.0.1')}${path}`);
    return { status: response.status, html: await response.text() };
  };
  const after = (change: () => void) =>
    new Promise<string>((resolve) => {
      changed = resolve;
      change();
    });
  return { open, after };
}

test('shows a change of a lesson as soon as it is saved', async () => {
  const folder = copyCourse();
  const { open, after } = await preview(folder);
  expect((await open('/nl/modules/alpha/first-steps')).html).not.toContain('Een nieuwe zin.');
  const file = await after(() => changeFile(`${folder}/alpha/nl/01-first-steps.md`, (text) => `${text}\nEen nieuwe zin.\n`));
  expect(file).toBe('alpha/nl/01-first-steps.md');
  expect((await open('/nl/modules/alpha/first-steps')).html).toContain('Een nieuwe zin.');
});

test('shows what to mend when the course can’t be served, and the course again once it is mended', async () => {
  const folder = copyCourse();
  const { open, after } = await preview(folder);
  const scenario = `${folder}/alpha/scenarios/the-request.yaml`;
  await after(() => changeFile(scenario, (text) => text.replace('start: the-mail', 'start: <nowhere>')));
  const broken = await open('/nl/modules/alpha');
  expect(broken.status).toBe(503);
  expect(broken.html).toContain('<b>alpha/scenarios/the-request.yaml</b>');
  expect(broken.html).not.toContain('<nowhere>');
  await after(() => changeFile(scenario, (text) => text.replace('start: <nowhere>', 'start: the-mail')));
  expect((await open('/nl/modules/alpha')).status).toBe(200);
});

test('starts on a broken course too', async () => {
  const folder = copyCourse();
  writeFileSync(`${folder}/tracks.yaml`, 'nothing: here\n');
  const { open } = await preview(folder);
  expect(await open('/')).toMatchObject({ status: 503 });
});
