/** Playwright's test, in which each test comes from an address of its own: limits per visitor count visitors, not the whole suite. */
import { createHash } from 'node:crypto';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

export const test = base.extend({
  // The sites believe one proxy (TRUSTED_PROXIES in ../server.mjs), which says where a request comes from.
  extraHTTPHeaders: async ({}, use, { testId }) => {
    const [a, b, c] = createHash('sha256').update(testId).digest();
    await use({ 'X-Forwarded-For': `10.${a}.${b}.${c}` });
  },
});
