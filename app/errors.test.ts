import { expect, it } from 'vitest';
import * as errors from './errors.ts';

it('recognises a refusal from another copy of this file: the server’s own, beside the built routes’', async () => {
  const other = (await import('./errors.ts?another-copy' as string)) as typeof errors;
  expect(other.DomainError).not.toBe(errors.DomainError);
  expect(new other.DomainError('expired')).toBeInstanceOf(errors.DomainError);
  expect(new Error('expired')).not.toBeInstanceOf(errors.DomainError);
  expect(null).not.toBeInstanceOf(errors.DomainError);
});
