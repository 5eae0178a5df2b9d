import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './respond.server.ts';

describe('safeReturnPath', () => {
  it.each(['/nl', '/nl/training', '/en/attempts/abc/3', '/nl/training/alpha/quiz?enrolment=abc'])('keeps %s', (path) => {
    expect(safeReturnPath(path, '/fallback')).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/nl//evil.example',
    '/nl\nSet-Cookie: x',
    '/nl/%0d%0aLocation:%20x@evil',
    '/xx/training',
    'javascript:alert(1)',
    '/nl/account/sign-out',
    `/nl/${'a'.repeat(600)}`,
  ])('refuses %j', (path) => {
    expect(safeReturnPath(path, '/fallback')).toBe('/fallback');
  });
});
