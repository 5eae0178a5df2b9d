/**
 * Compressed bytes of pages that are the same for everyone without a session. A request that carries
 * any session cookie never reads from it and never writes to it.
 */
import { createHash } from 'node:crypto';
import type { Encoding } from './encoding.ts';

export interface StoredPage {
  body: Buffer;
  etag: string;
  headers: [string, string][];
}

const cacheable = /^\/(nl|en)(\/(modules|tracks|glossary|about|privacy|accessibility|colophon)(\/[a-z0-9-]+)*)?$/;
const sessionCookie = /(?:^|;\s*)(?:__Host-)?session=/;
const maxEntries = 600;

export interface PageCache {
  /** The key of a request that may be answered from the cache, or null. */
  keyFor(request: { method: string; url: string; cookie: string | undefined }, encoding: Encoding): string | null;
  get(key: string): StoredPage | undefined;
  set(key: string, page: Omit<StoredPage, 'etag'>): StoredPage;
}

export function createPageCache(): PageCache {
  const pages = new Map<string, StoredPage>();
  return {
    keyFor({ method, url, cookie }, encoding) {
      if (method !== 'GET' && method !== 'HEAD') return null;
      return cacheable.test(url) && !sessionCookie.test(cookie ?? '') ? `${encoding} ${url}` : null;
    },
    get(key) {
      const page = pages.get(key);
      if (page) {
        pages.delete(key);
        pages.set(key, page);
      }
      return page;
    },
    set(key, page) {
      const stored = { ...page, etag: `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"` };
      pages.set(key, stored);
      const oldest = pages.size > maxEntries ? pages.keys().next().value : undefined;
      if (oldest !== undefined) pages.delete(oldest);
      return stored;
    },
  };
}
