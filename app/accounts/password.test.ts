import { expect, it } from 'vitest';
import { examplePassword, examplePasswordHash } from '#tests/support/factories.ts';
import { hashPassword, nobodysPasswordHash, verifyPassword } from './password.server.ts';

const parameters = '$argon2id$v=19$m=19456,t=2,p=1$';

it('hashes with Argon2id and OWASP’s parameters, salted, and verifies', async () => {
  const [one, other] = await Promise.all([hashPassword('tafel-roeibootje-mos'), hashPassword('tafel-roeibootje-mos')]);
  expect(one.startsWith(parameters)).toBe(true);
  expect(one).not.toBe(other);
  expect(await verifyPassword(one, 'tafel-roeibootje-mos')).toBe(true);
  expect(await verifyPassword(one, 'tafel-roeibootje-mus')).toBe(false);
});

it('takes the same characters, however they were typed', async () => {
  expect(await verifyPassword(await hashPassword('caf\u00e9 met uitzicht'), 'cafe\u0301 met uitzicht')).toBe(true);
});

it('costs as much for an unknown address: its hash has the same parameters', async () => {
  expect(nobodysPasswordHash.startsWith(parameters)).toBe(true);
  expect(await verifyPassword(nobodysPasswordHash, '')).toBe(false);
});

it('knows the password of the example accounts', async () => {
  expect(await verifyPassword(examplePasswordHash, examplePassword)).toBe(true);
});
