import { beforeEach, describe, expect, test } from 'vitest';
import { certificates } from '#db';
import { callRoute, createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany } from '#tests/support/factories.ts';
import { fileName } from './file-name.ts';
import { loader } from './route.ts';

let app: TestApp;
let id: string;
beforeEach(() => {
  app = createTestApp();
  id = makeCertificate(app.db, { companyId: makeCompany(app.db, { name: 'Green Water B.V.' }).id }).id;
});

async function ask(file: string, query = '') {
  const { body } = await callRoute(app, loader, { path: `/certificates/${file}${query}`, params: { file, lang: undefined as never } });
  expect(body).toBeInstanceOf(Response);
  return body as Response;
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the certificate to print', () => {
  test('is a PDF in the language asked for, never stored', async () => {
    const response = await ask(`${id}.pdf`, '?lang=en');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-language': 'en',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'content-disposition': `inline; filename="Certificate Green Water B.V..pdf"; filename*=UTF-8''Certificate%20Green%20Water%20B.V..pdf`,
    });
    expect((await bytesOf(response)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each(['', '?lang=', '?lang=de', '?lang=../..', '?lang=nl&lang=en'])('is in Dutch for %j', async (query) => {
    const response = await ask(`${id}.pdf`, query);
    expect([response.status, response.headers.get('Content-Language')]).toEqual([200, 'nl']);
  });

  test('is still served after expiry, the same as before', async () => {
    const before = await bytesOf(await ask(`${id}.pdf`));
    app.setNow('2031-01-01T00:00:00Z');
    const response = await ask(`${id}.pdf`);
    expect(response.status).toBe(200);
    expect((await bytesOf(response)).equals(before)).toBe(true);
  });

  test('is gone at once after a revocation; a page says where to read why', async () => {
    app.db.update(certificates).set({ revoked_at: app.now(), revocation_reason: 'Issued by mistake.' }).run();
    const response = await ask(`${id}.pdf`, '?lang=en');
    expect(response.status).toBe(410);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
    const html = await response.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('This certificate has been revoked');
    expect(html).toContain(`href="/en/certificates/${id}"`);
  });

  test.each(['unknown.pdf', '.pdf', 'aaaaaaaaaaaaaaaaaaaa.pdf', '%00.pdf', '..pdf'])('does not exist as %s', async (file) => {
    const response = await ask(file);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/nl/verify"');
  });

  test('has no other forms yet', async () => {
    expect((await ask(`${id}.json`)).status).toBe(404);
    expect((await ask(id)).status).toBe(404);
    expect((await ask(`${id}.pdf.exe`)).status).toBe(404);
  });
});

describe('its file name', () => {
  test.each([
    ['quotes and line ends', 'A"; evil="\r\nSet-Cookie: x=y', /^filename="[\w .()-]+\.pdf"; filename\*=UTF-8''[\w.%~!-]+$/],
    ['paths', '../../etc/passwd', /^filename="[\w .()-]+\.pdf"; filename\*=UTF-8''[^/\\]+$/],
    ['Chinese', '绿色水务', /^filename="\.pdf"; filename\*=UTF-8''%E7%BB%BF%E8%89%B2%E6%B0%B4%E5%8A%A1\.pdf$/],
  ])('is safe with %s', (_, name, shape) => {
    const value = fileName(name);
    expect(value).toMatch(shape);
    // A header takes Latin letters only.
    expect(new Headers({ 'Content-Disposition': `inline; ${value}` }).get('Content-Disposition')).toContain(value);
  });

  test('cuts a very long name between characters', () => {
    expect(() => decodeURIComponent(fileName('🚀'.repeat(300)).split("UTF-8''")[1]!)).not.toThrow();
  });
});
