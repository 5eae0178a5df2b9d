import { expect, it } from 'vitest';
import { DomainError } from './errors.ts';

it('recognises a refusal from another copy of this file: the server’s own, beside the built routes’', async () => {
  const other: typeof import('./errors.ts') = await import('./errors.ts?another-copy' as './errors.ts');
  expect(other.DomainError).not.toBe(DomainError);
  expect(new other.DomainError('expired')).toBeInstanceOf(DomainError);
  expect(new Error('expired')).not.toBeInstanceOf(DomainError);
  expect(null).not.toBeInstanceOf(DomainError);
});
