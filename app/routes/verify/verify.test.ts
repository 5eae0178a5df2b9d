import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '#app/accounts/throttle.server.ts';
import { callRoute, createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany } from '#tests/support/factories.ts';
import { action } from './route.tsx';

let app: TestApp;
let id: string;
beforeEach(() => {
  app = createTestApp();
  id = makeCertificate(app.db, { companyId: makeCompany(app.db).id }).id;
});

const send = (number: string | string[], lang = 'nl') => callRoute(app, action, { path: `/${lang}/verify`, form: { number } });
const unknown = 'aaaa-aaaa-aaaa-aaaa-aaaa';

describe('checking a number from paper', () => {
  test('leads to the page, however it was typed', async () => {
    for (const typed of [
      id,
      id.toUpperCase(),
      ` ${id.slice(0, 4)} ${id.slice(4)} `,
      `${id.slice(0, 10)}–${id.slice(10)}`,
      `https://example.nl/en/certificates/${id}`,
    ]) {
      const answer = await send(typed, 'en');
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/en/certificates/${id}`]);
    }
  });

  test('says what to mend, at the field, and keeps what was typed', async () => {
    expect(await send('')).toMatchObject({ status: 422, body: { errors: { number: 'Vul het nummer van het certificaat in.' } } });
    expect(await send('12345')).toMatchObject({
      status: 422,
      body: { values: { number: '12345' }, errors: { number: expect.stringContaining('20 letters en cijfers') } },
    });
    expect(await send(unknown)).toMatchObject({
      status: 422,
      body: { values: { number: unknown }, errors: { number: expect.stringContaining('kennen we niet') } },
    });
  });

  test('takes odd posts as a mistake of form, not of ours', async () => {
    expect((await callRoute(app, action, { path: '/nl/verify', form: { other: 'x' } })).status).toBe(422);
    expect((await send([id, 'x'])).status).toBe(303);
    expect((await callRoute(app, action, { path: '/nl/verify', method: 'POST' })).status).toBe(400);
  });

  test('stops a guesser, and counts only the misses', async () => {
    const { tries } = limits['certificate-client'];
    for (let i = 0; i < tries + 5; i += 1) expect((await send(id)).status).toBe(303);
    for (let i = 0; i < tries; i += 1) expect((await send(unknown)).status).toBe(422);
    expect((await send(unknown)).status).toBe(429);
    expect((await send(id)).status).toBe(429);
  });
});
