import { expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { checkCredentials, startPage } from './sign-in.server.ts';

it('gives the account for the right password only', async () => {
  const db = createTestDatabase();
  const hasher = countingHasher();
  const user = makeUser(db, { email: 'a@example.nl', password_hash: 'hash of right' });
  expect(await checkCredentials(db, { email: 'a@example.nl', password: 'right', hasher })).toMatchObject({ id: user.id });
  expect(await checkCredentials(db, { email: 'a@example.nl', password: 'wrong', hasher })).toBeNull();
});

it('verifies one hash, whether or not the address has an account', async () => {
  const db = createTestDatabase();
  makeUser(db, { email: 'a@example.nl' });
  for (const email of ['a@example.nl', 'nobody@example.nl']) {
    const hasher = countingHasher();
    expect(await checkCredentials(db, { email, password: 'wrong', hasher })).toBeNull();
    expect(hasher).toMatchObject({ verified: 1, hashed: 0 });
  }
});

it('starts everyone where they have something to do', () => {
  expect(startPage({ role: 'officer', inCompany: false })).toBe('/province');
  expect(startPage({ role: 'administrator', inCompany: false })).toBe('/province');
  expect(startPage({ role: 'member', inCompany: true })).toBe('/training');
  expect(startPage({ role: 'member', inCompany: false })).toBe('/account/settings');
});
