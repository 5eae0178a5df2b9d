/** From an identity at a provider to an account here: known, linked by its verified address, or (for companies) new. */
import { and, eq, ne } from 'drizzle-orm';
import { newToken, openid_identities, transact, users, type Database, type Transaction } from '#db';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { OpenIdProviderName } from '../openid-settings.server.ts';
import { nameField } from './account-fields.ts';
import { createAccount, findAccountByEmail, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import type { AnswerRefusal, OpenIdIdentity, OpenIdProvider, OpenIdProviders } from './openid-provider.server.ts';
import { openRequest, takeRequest } from './openid-requests.server.ts';
import { nobodysPasswordHash } from './password.server.ts';
import type { Site } from './site.ts';

/** Why signing in through a provider ends without a session. */
export type OpenIdRefusal = AnswerRefusal | AccountRefusal | 'expired' | 'other-browser';
type AccountRefusal = 'no-account' | 'other-provider' | 'other-identity';

/** A company's number, proved by the provider: called in the transaction of the sign-in. */
export type OnKvkProved = (tx: Transaction, proof: { userId: string; kvkNumber: string; now: Date }) => void;

/**
 * Where to send the browser, and the secret that it must keep until it returns; null when the provider
 * can't be reached. `next` is checked by the caller; `browser` is the secret that it has already.
 */
export async function beginOpenIdSignIn(
  db: Database,
  { provider, browser, ...given }: { provider: OpenIdProvider; locale: Locale; next: string | null; browser: string | null; now: Date },
): Promise<{ address: string; browser: string } | null> {
  const kept = browser ?? newToken();
  const address = await provider.signInAddress(openRequest(db, { provider: provider.name, browser: kept, ...given }));
  return address === null ? null : { address, browser: kept };
}

export interface OpenIdSignIn {
  account: Account;
  next: string | null;
}

/** Finishes what `beginOpenIdSignIn` began, with the query of the return address. The session is the caller's to start. */
export async function finishOpenIdSignIn(
  db: Database,
  given: { provider: OpenIdProvider; answer: URLSearchParams; browser: string | null; site: Site; now: Date; onKvkProved: OnKvkProved },
): Promise<OpenIdSignIn | OpenIdRefusal> {
  const { provider, answer, browser, site, now, onKvkProved } = given;
  const request = takeRequest(db, { provider: provider.name, state: answer.get('state') ?? '', browser, now });
  if (typeof request === 'string') return request;
  const identity = await provider.redeem(answer, request);
  if (typeof identity === 'string') return identity;
  return transact(db, (tx) => {
    const account = findOrLinkAccount(tx, { provider: provider.name, identity, locale: request.locale, site, now });
    if (typeof account === 'string') return account;
    if (identity.kvkNumber) onKvkProved(tx, { userId: account.id, kvkNumber: identity.kvkNumber, now });
    return { account, next: request.next };
  });
}

/**
 * The provider of officers opens officers' accounts only and makes none; that of companies opens
 * members' accounts only. So neither can raise what somebody may do.
 */
function findOrLinkAccount(
  tx: Transaction,
  { provider, identity, locale, site, now }: { provider: OpenIdProviderName; identity: OpenIdIdentity; locale: Locale; site: Site; now: Date },
): Account | AccountRefusal {
  const { issuer, subject, email } = identity;
  const known = tx
    .select({ account: users })
    .from(openid_identities)
    .innerJoin(users, eq(users.id, openid_identities.user_id))
    .where(and(eq(openid_identities.issuer, issuer), eq(openid_identities.subject, subject)))
    .get()?.account;
  const account = known ?? findAccountByEmail(tx, { email });
  const isOfficer = account !== null && account.role !== 'member';
  if (provider === 'officers' && !isOfficer) return 'no-account';
  if (provider === 'companies' && isOfficer) return 'other-provider';
  if (known) return known;

  if (account) {
    if (hasOtherIdentity(tx, { userId: account.id, identity })) return 'other-identity';
    linkIdentity(tx, { userId: account.id, identity, now });
    const message = messages(account.locale).openid.mails.linked({ site: site.name, contactHref: `${site.baseUrl}/${account.locale}/about` });
    queueMail(tx, { to: account.email, locale: account.locale, message, now });
    return account;
  }
  // The name may be the person's own choice there, and will stand in mails to others.
  const name = nameField(messages(locale), { missing: '' }).safeParse(identity.name ?? '');
  const created = createAccount(tx, { email, name: name.success ? name.data : email, passwordHash: nobodysPasswordHash, locale, now });
  linkIdentity(tx, { userId: created.id, identity, now });
  return created;
}

/** An address that the provider has given to somebody else since must not open its former owner's account. */
function hasOtherIdentity(tx: Transaction, { userId, identity: { issuer, subject } }: { userId: string; identity: OpenIdIdentity }): boolean {
  const other = tx
    .select({ subject: openid_identities.subject })
    .from(openid_identities)
    .where(and(eq(openid_identities.user_id, userId), eq(openid_identities.issuer, issuer), ne(openid_identities.subject, subject)))
    .get();
  return other !== undefined;
}

function linkIdentity(tx: Transaction, { userId, identity: { issuer, subject }, now }: { userId: string; identity: OpenIdIdentity; now: Date }): void {
  tx.insert(openid_identities).values({ issuer, subject, user_id: userId, created_at: now }).run();
  recordAudit(tx, { actorId: userId, action: 'account.identity-linked', subjectId: userId, details: { issuer }, now });
}

/** The configured providers, as the sign-in page names them. */
export function listOpenIdProviders(providers: OpenIdProviders, { locale }: { locale: Locale }): { name: OpenIdProviderName; label: string }[] {
  return [...providers.values()].map(({ name, label }) => ({ name, label: label[locale] }));
}
