import { describe, expect, it } from 'vitest';
import { chooseEncoding } from './encoding.ts';
import { createPageCache } from './page-cache.ts';

const key = (url: string, cookie?: string, method = 'GET') => createPageCache().keyFor({ method, url, cookie }, 'br');

describe('what may come from the cache', () => {
  it('is a page to read, asked for without a session', () => {
    expect(key('/nl')).not.toBeNull();
    expect(key('/en/modules/alpha/one', 'lang=en')).not.toBeNull();
    expect(key('/nl/glossary', undefined, 'HEAD')).not.toBeNull();
  });

  it.each([
    ['a session', '/nl/modules', 'session=abc'],
    ['a session among others', '/nl/modules', 'lang=nl; session=abc'],
    ['a session over https', '/nl/modules', '__Host-session=abc'],
    ['an address with a query', '/nl/modules?x=1', undefined],
    ['a page of somebody', '/nl/training', undefined],
    ['a certificate, which may be revoked', '/nl/certificates/abc', undefined],
    ['a search', '/nl/search', undefined],
    ['data', '/nl/modules.data', undefined],
  ])('is never %s', (_, url, cookie) => {
    expect(key(url, cookie)).toBeNull();
  });

  it('is never a form post', () => {
    expect(key('/nl/modules/alpha/one', undefined, 'POST')).toBeNull();
  });

  it('differs by language, page and encoding', () => {
    const cache = createPageCache();
    const keys = (['br', 'gzip'] as const).flatMap((encoding) =>
      ['/nl', '/en', '/nl/about'].map((url) => cache.keyFor({ method: 'GET', url, cookie: undefined }, encoding)),
    );
    expect(new Set(keys).size).toBe(6);
  });

  it('stays bounded and forgets what was used longest ago', () => {
    const cache = createPageCache();
    const page = { body: Buffer.from('x'), headers: [] };
    cache.set('first', page);
    cache.set('second', page);
    for (let n = 0; n < 598; n += 1) cache.set(`page ${n}`, page);
    cache.get('first');
    cache.set('one more', page);
    expect(cache.get('first')).toBeDefined();
    expect(cache.get('second')).toBeUndefined();
  });
});

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.1', 'br'],
    ['x-brute', 'identity'],
    [undefined, 'identity'],
  ])('of %s is %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});
