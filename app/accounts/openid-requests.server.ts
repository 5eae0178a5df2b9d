/** What the site asked a provider, until the answer comes: once, within ten minutes, from the same browser. */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { hashToken, newToken, sign_in_challenges, transact, type Database } from '#db';
import type { Locale } from '../i18n/locale.ts';
import { openIdProviderNames, type OpenIdProviderName } from '../openid-settings.server.ts';

const minute = 60_000;
/** How long a person may take at the provider, in minutes. */
export const requestMinutes = 10;

export interface OpenIdRequest {
  provider: OpenIdProviderName;
  locale: Locale;
  /** The page to return to, already checked to be one of this site's. */
  next: string | null;
  state: string;
  nonce: string;
  /** RFC 7636: 43 characters or more. */
  verifier: string;
}

const storedRequest = z.object({
  provider: z.enum(openIdProviderNames),
  locale: z.enum(['nl', 'en']),
  next: z.string().nullable(),
  nonce: z.string(),
  verifier: z.string(),
  browser_hash: z.string(),
});

/** @param given.browser the secret in the browser's cookie: an answer that arrives in another browser is refused */
export function openRequest(
  db: Database,
  { provider, locale, next, browser, now }: Pick<OpenIdRequest, 'provider' | 'locale' | 'next'> & { browser: string; now: Date },
): OpenIdRequest {
  const request = { provider, locale, next, state: newToken(), nonce: newToken(), verifier: newToken() };
  const { state, ...kept } = request;
  transact(db, (tx) => {
    tx.insert(sign_in_challenges)
      .values({
        hash: hashToken(state),
        purpose: 'openid',
        payload: { ...kept, browser_hash: hashToken(browser) },
        expires_at: new Date(now.getTime() + requestMinutes * minute),
      })
      .run();
  });
  return request;
}

/**
 * Uses a request up. `expired` also for a state that was used, was tampered with or belongs to another
 * provider (the mix-up attack of RFC 9700, 4.4). What another browser brings is left as it is: the one
 * that asked can still finish.
 */
export function takeRequest(
  db: Database,
  { provider, state, browser, now }: { provider: OpenIdProviderName; state: string; browser: string | null; now: Date },
): OpenIdRequest | 'expired' | 'other-browser' {
  const isThisOne = and(eq(sign_in_challenges.hash, hashToken(state)), eq(sign_in_challenges.purpose, 'openid'));
  return transact(db, (tx) => {
    const row = tx.select().from(sign_in_challenges).where(isThisOne).get();
    const stored = storedRequest.safeParse(row?.payload);
    if (!row || !stored.success || stored.data.provider !== provider) return 'expired';
    const { browser_hash, ...request } = stored.data;
    if (browser === null || hashToken(browser) !== browser_hash) return 'other-browser';
    tx.delete(sign_in_challenges).where(isThisOne).run();
    return row.expires_at > now ? { ...request, state } : 'expired';
  });
}
