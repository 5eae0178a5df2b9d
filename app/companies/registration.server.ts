/**
 * Registering: a person and their company in one form. The form waits in a one-time link; nothing
 * is created, and nothing about any company is said, before the address is confirmed. The password
 * is asked with the link, never in the form: who types somebody else's address mustn't choose the
 * password of the account that this person then confirms.
 */
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { companies, members, newId, transact, type Database, type Transaction } from '#db';
import { createAccount, findAccountByEmail, getAccount, type Account } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import { consumeLink, createLink, findLink, isUsable, linkHours } from '../accounts/one-time-links.server.ts';
import { argon2, type PasswordHasher } from '../accounts/password.server.ts';
import type { Site } from '../accounts/site.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { companyKinds, type CompanyDetails } from './company-fields.ts';
import { askToJoin } from './join-requests.server.ts';
import { addMember } from './joining.server.ts';
import type { OnStep } from './steps.ts';

/** What waits in the link. It may have been written by an earlier version of the site, so it is read with care. */
const pendingRegistration = z.object({
  name: z.string(),
  locale: z.enum(['nl', 'en']),
  company: z.object({
    name: z.string(),
    kvkNumber: z.string(),
    municipality: z.string(),
    sector: z.string(),
    employees: z.number(),
    kind: z.enum(companyKinds),
  }),
});

/**
 * Parks the form and mails a link. An address that has an account gets a mail that says so instead.
 * Both ways write one mail and answer nothing, so that the form reveals no account.
 */
export function requestRegistration(
  db: Database,
  { person, company, locale, site, now }: { person: { name: string; email: string }; company: CompanyDetails; locale: Locale; site: Site; now: Date },
): void {
  const { name, email } = person;
  transact(db, (tx) => {
    const account = findAccountByEmail(tx, { email });
    const language = account?.locale ?? locale;
    const { mails } = messages(language).account;
    const path = `${site.baseUrl}/${language}/account`;
    if (account) {
      const message = mails.haveAccount({ site: site.name, href: `${path}/sign-in`, resetHref: `${path}/forgot-password` });
      queueMail(tx, { to: email, locale: language, message, now });
      return;
    }
    const payload: z.infer<typeof pendingRegistration> = { name, locale, company };
    const token = createLink(tx, { purpose: 'confirm-registration', email, payload, now });
    const message = mails.confirmRegistration({ site: site.name, hours: linkHours['confirm-registration'], href: `${path}/confirm?token=${token}` });
    queueMail(tx, { to: email, locale: language, message, now });
  });
}

/** What the page of a confirmation link shows: a registration or a change of address that waits, or why it can't be confirmed. */
export type Confirmation = WaitingRegistration | { state: 'email'; email: string } | { state: 'has-account' } | { state: 'gone' };
export type WaitingRegistration = { state: 'registration'; name: string; email: string; companyName: string };

/** Null for an unknown token; 'gone' when the link was used or has expired. */
export function readConfirmation(db: Database, { token, now }: { token: string; now: Date }): Confirmation | null {
  const link = findLink(db, { token, purposes: ['confirm-registration', 'change-email'] });
  if (!link) return null;
  if (!isUsable(link, now)) return { state: 'gone' };
  if (findAccountByEmail(db, { email: link.email })) return { state: 'has-account' };
  if (link.purpose === 'change-email') return { state: 'email', email: link.email };
  const { name, company } = pendingRegistration.parse(link.payload);
  return { state: 'registration', name, email: link.email, companyName: company.name };
}

/** `registered`: the company is new and the person its manager. `asked`: it was registered, and its managers decide. */
export type RegistrationOutcome = 'registered' | 'asked';

const hasMembers = (tx: Transaction, companyId: string) =>
  tx.select({ id: members.id }).from(members).where(eq(members.company_id, companyId)).get() !== undefined;

/** Nobody is left to ask: who registers the number goes on with the company. What was compared with the trade register were others' words, so a confirmation ends; a doubt stays. */
function takeOver(tx: Transaction, { companyId, account, company, now }: { companyId: string; account: Account; company: CompanyDetails; now: Date }): void {
  const { name, municipality, sector, employees, kind } = company;
  const unconfirmed = { identity_confirmed_at: null, identity_confirmed_by: null, identity_method: null };
  tx.update(companies)
    .set({ name, municipality, sector, employees, kind, ...unconfirmed, without_members_since: null })
    .where(eq(companies.id, companyId))
    .run();
  recordAudit(tx, { actorId: account.id, action: 'company.taken-over', subjectId: companyId, now });
  addMember(tx, { companyId, userId: account.id, role: 'manager', actorId: account.id, now });
}

/**
 * Registers somebody's company, or asks the managers of the company that has the
 * KvK number. Runs in an immediate transaction, so that of two who come at once the second asks.
 */
function registerOrAsk(
  tx: Transaction,
  { account, company, site, now, onStep }: { account: Account; company: CompanyDetails; site: Site; now: Date; onStep: OnStep },
): RegistrationOutcome {
  const { name, kvkNumber, municipality, sector, employees, kind } = company;
  const registered = tx
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.kvk_number, kvkNumber), isNull(companies.merged_into_id)))
    .get();
  if (registered && !hasMembers(tx, registered.id)) {
    takeOver(tx, { companyId: registered.id, account, company, now });
    return 'registered';
  }
  if (registered) {
    askToJoin(tx, { companyId: registered.id, account, site, now });
    return 'asked';
  }
  const companyId = newId();
  tx.insert(companies).values({ id: companyId, name, kvk_number: kvkNumber, municipality, sector, employees, kind, registered_at: now }).run();
  recordAudit(tx, { actorId: account.id, action: 'company.registered', subjectId: companyId, now });
  addMember(tx, { companyId, userId: account.id, role: 'manager', actorId: account.id, now });
  onStep(tx, { step: 'registered', subjectId: companyId, companyId, track: null, at: now });
  return 'registered';
}

/**
 * Uses the link up and creates the account with the password that its reader chose.
 * DomainError('expired') when it can't be used, 'already-done' when the address got an account meanwhile.
 */
export async function confirmRegistration(
  db: Database,
  given: { token: string; password: string; site: Site; now: Date; onStep: OnStep; hasher?: PasswordHasher },
): Promise<{ account: Account; outcome: RegistrationOutcome }> {
  const { token, site, now, onStep, hasher = argon2 } = given;
  const passwordHash = await hasher.hash(given.password);
  return transact(db, (tx) => {
    const link = consumeLink(tx, { token, purpose: 'confirm-registration', now });
    const { name, locale, company } = pendingRegistration.parse(link.payload);
    const account = createAccount(tx, { email: link.email, name, passwordHash, locale, now });
    return { account, outcome: registerOrAsk(tx, { account, company, site, now, onStep }) };
  });
}

/** For somebody with an account, who may belong to other companies. DomainError as addMember; 'already-done' for who belongs to this one. */
export function registerCompany(
  db: Database,
  { userId, company, site, now, onStep }: { userId: string; company: CompanyDetails; site: Site; now: Date; onStep: OnStep },
): RegistrationOutcome {
  return transact(db, (tx) => registerOrAsk(tx, { account: getAccount(tx, { userId }), company, site, now, onStep }));
}
