import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { createTransport } from './transport.server.ts';

const mail = {
  id: 'abc',
  to: 'zoe@example.nl',
  locale: 'nl' as const,
  subject: 'Welkom',
  text: 'Dag Zoë',
  html: '<p>Dag Zoë</p>',
  unsubscribeUrl: null,
  date: new Date('2026-06-15T10:00:00Z'),
};
const config = { baseUrl: 'http://localhost:3000', smtpUrl: undefined, mailFrom: undefined };

it('writes a readable .eml and says where, when there is no SMTP server', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'voorbereid-mail-'));
  const lines: string[] = [];
  try {
    const transport = createTransport({ ...config, mode: 'demo', dataDir }, { print: (line) => lines.push(line) });
    await transport.send(mail);
    const [file] = await readdir(join(dataDir, 'mail'));
    const parsed = await simpleParser(await readFile(join(dataDir, 'mail', file!)));
    expect(file).toMatch(/^2026-06-15T10-00-00-000Z-abc\.eml$/);
    expect(parsed).toMatchObject({ subject: 'Welkom', messageId: '<abc@localhost>' });
    expect(parsed.text).toContain('Dag Zoë');
    expect(lines).toEqual([`Mail: Welkom → ${join(dataDir, 'mail', file!)}`]);
  } finally {
    await rm(dataDir, { recursive: true });
  }
});

it('refuses to hide mails in a folder in production', () => {
  expect(() => createTransport({ ...config, mode: 'production', dataDir: '/nonexistent' })).toThrow(/SMTP_URL/);
});
