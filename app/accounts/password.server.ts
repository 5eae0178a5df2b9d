/** Argon2id with the parameters that OWASP's password storage cheat sheet gives as its minimum. */
import { hash, verify } from '@node-rs/argon2';

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters give the same password on every keyboard (NIST SP 800-63B, 5.1.1.2). */
const normalise = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), parameters);
}

export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalise(password));
}

/** How passwords are hashed; an argument of the functions that do so, so that a test can count. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(passwordHash: string, password: string): Promise<boolean>;
}

export const argon2: PasswordHasher = { hash: hashPassword, verify: verifyPassword };

/** A hash that no one has the password of: what is verified when an address has no account, so that both take as long. */
export const nobodysPasswordHash = '$argon2id$v=19$m=19456,t=2,p=1$PYu0qOogpCSaHzpu4+UXAA$S9dFbmrDmL3BropVnRaMcMSKXo/7+sJ9PFgocTdDqBU';
