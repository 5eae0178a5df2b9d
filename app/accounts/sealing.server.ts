/** Secrets that the site has to read back are kept sealed (AES-256-GCM, NIST SP 800-38D) with a key that lies outside the database. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const version = 'v1.';

/** Thrown when a sealed text was made with another key or for another purpose, or was changed: a fault of the installation. */
export class SealError extends Error {
  override name = 'SealError';

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'SealError';
  }
}

/** @param purpose what the text is, and whose: it opens as nothing else */
export function seal(key: Buffer, text: string, purpose: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return version + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text that was sealed with this key for this purpose. Throws SealError for anything else. */
export function unseal(key: Buffer, sealed: string, purpose: string): string {
  const bytes = Buffer.from(sealed.startsWith(version) ? sealed.slice(version.length) : '', 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('A sealed secret does not open: the key is not the one that it was sealed with.');
  }
}

/** Where the key of an installation lies, unless it comes from the environment. */
export const factorKeyFile = (dataDir: string) => `${dataDir}/keys/second-factor.key`;

/**
 * The installation's key: the one given, else the one in its file, which is made at the first start and
 * which only the service's user can read. Throws an Error with a message for the console.
 */
export function openFactorKey({ dataDir, given }: { dataDir: string; given: Buffer | undefined }): Buffer {
  if (given) return given;
  const file = factorKeyFile(dataDir);
  mkdirSync(`${dataDir}/keys`, { recursive: true, mode: 0o700 });
  try {
    // Fails when the file is there: of two processes that start together, one makes the key and both read it.
    writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`${file} is not a key of ${keyBytes} bytes. Restore it from a backup.`);
  return key;
}
