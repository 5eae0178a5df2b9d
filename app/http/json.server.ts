/** The few answers that a script of ours reads instead of a person. */
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { Messages } from '../i18n/messages.ts';
import { statusOf } from './respond.server.ts';

/** Reads a JSON body of the given shape. Anything else is a DomainError('invalid'). */
export async function readJson<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.infer<Shape>> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) throw new DomainError('invalid');
  const body: unknown = await request.json().catch(() => undefined);
  const result = shape.safeParse(body);
  if (!result.success) throw new DomainError('invalid');
  return result.data;
}

export function answerJson(body: unknown, { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...headers, 'Content-Type': 'application/json' } });
}

/** A refusal as JSON, with the sentence to show. What isn't a refusal is thrown on. */
export function refuseInJson(error: unknown, { t, words = {} }: { t: Messages; words?: Partial<Record<DomainError['code'], string>> }): Response {
  if (!(error instanceof DomainError)) throw error;
  const message = words[error.code] ?? t.site.errors.codes[error.code] ?? t.site.errors.codes.invalid;
  const { retryAfterSeconds } = error.details;
  const headers: Record<string, string> = typeof retryAfterSeconds === 'number' ? { 'Retry-After': String(retryAfterSeconds) } : {};
  return answerJson({ message }, { status: statusOf(error.code), headers });
}

/** The loader of an address that only takes posts. */
export function takesPostsOnly(): never {
  throw data(null, { status: 405, headers: { Allow: 'POST' } });
}
