import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { factorKeyFile, openFactorKey, seal, SealError, unseal } from './sealing.server.ts';

const key = Buffer.alloc(32, 1);
const sealed = seal(key, 'geheim ✓', 'mine');

describe('a sealed secret', () => {
  it('opens with its key for its purpose, and says nothing of the text', () => {
    expect(unseal(key, sealed, 'mine')).toBe('geheim ✓');
    expect(sealed).not.toContain('geheim');
    expect(seal(key, 'geheim ✓', 'mine')).not.toBe(sealed);
  });

  it.each([
    ['another key', () => unseal(Buffer.alloc(32, 2), sealed, 'mine')],
    ['another purpose', () => unseal(key, sealed, 'yours')],
    ['a changed byte', () => unseal(key, `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'mine')],
    ['a part', () => unseal(key, sealed.slice(0, 20), 'mine')],
    ['a shortened tag', () => unseal(key, `v1.${Buffer.alloc(20).toString('base64url')}`, 'mine')],
    ['nothing', () => unseal(key, '', 'mine')],
    ['another version', () => unseal(key, sealed.replace('v1.', 'v2.'), 'mine')],
  ])('stays closed for %s', (_, open) => {
    expect(open).toThrow(SealError);
  });
});

describe('the key of an installation', () => {
  const dataDir = mkdtempSync(`${tmpdir()}/voorbereid-key-`);
  const file = factorKeyFile(dataDir);
  afterEach(() => rmSync(file, { force: true }));

  it('is made once, for the service’s user alone', () => {
    const made = openFactorKey({ dataDir, given: undefined });
    expect(made).toHaveLength(32);
    expect(readFileSync(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openFactorKey({ dataDir, given: undefined })).toEqual(made);
  });

  it('is the given one where there is one, and then no file is made', () => {
    expect(openFactorKey({ dataDir, given: key })).toBe(key);
    expect(() => statSync(file)).toThrow();
  });

  it('is refused when its file is damaged', () => {
    writeFileSync(file, 'short');
    expect(() => openFactorKey({ dataDir, given: undefined })).toThrow(/second-factor\.key is not a key of 32 bytes/);
  });
});
