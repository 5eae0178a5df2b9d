/** From what the domain says to what HTTP says, once. */
import { data } from '@remix-run/node';
import { DomainError, type DomainErrorCode } from '../errors.ts';

const statuses: Record<DomainErrorCode, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'already-done': 409,
  'not-open': 409,
  'too-soon': 409,
  'too-many': 429,
  expired: 410,
  invalid: 400,
  'last-manager': 409,
  'other-company': 409,
};

export const statusOf = (code: DomainErrorCode) => statuses[code];

/** What the error page knows about a refusal: a code to choose its words by. */
export interface Refusal {
  code: DomainErrorCode;
}

/** A thrown value for Remix: the error page with the right status. */
export function refuse(code: DomainErrorCode, headers: Record<string, string> = {}) {
  return data<Refusal>({ code }, { status: statuses[code], headers });
}

/** Passes a DomainError on as a page with its status; everything else stays what it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const { retryAfterSeconds } = error.details;
  return refuse(error.code, typeof retryAfterSeconds === 'number' ? { 'Retry-After': String(retryAfterSeconds) } : {});
}

/** 303 to another address of this site, after a form post. */
export function redirectTo(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: path } });
}

/** Pages about signing in and out: returning to one leads in a circle. */
const aboutSigningIn = /\/account\/(sign-in|sign-out|second-factor|prove|openid)\b/;

/**
 * The address to return to after signing in, when it is one of this site's own pages;
 * otherwise the fallback. Refuses other hosts, `//host`, backslashes and control characters.
 */
export function safeReturnPath(value: string | null | undefined, fallback: string): string {
  if (!value || value.length > 500 || !/^\/(nl|en)(\/[\w\-./?=&%+]*)?$/.test(value)) return fallback;
  return value.includes('//') || aboutSigningIn.test(value) ? fallback : value;
}
