import { createHash, randomBytes, randomInt } from 'node:crypto';

const alphabet = '23456789abcdefghjkmnpqrstvwxyz';

/** A random id of 20 characters (98 bits) that can be read aloud: no 0/o, 1/l/i, u. */
export function newId(): string {
  let id = '';
  for (let i = 0; i < 20; i += 1) id += alphabet[randomInt(alphabet.length)];
  return id;
}

/** A secret for a link or a session: 256 bits, base64url. Store only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal: how tokens are stored and looked up. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
