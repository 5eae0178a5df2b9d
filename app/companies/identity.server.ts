/** Who a company is: anyone can type a KvK number, so somebody compares it, or notes a doubt. */
import { and, eq, isNull } from 'drizzle-orm';
import { companies, transact, type Database, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { isDoubtReason } from './identity-fields.ts';
import { mailManagers } from './manager-mails.server.ts';

type Company = typeof companies.$inferSelect;
export type IdentityMethod = NonNullable<Company['identity_method']>;

/** A registration that still stands on its own. DomainError('not-found') for an unknown or a merged one. */
function getStanding(tx: Transaction, companyId: string): Company {
  const company = tx
    .select()
    .from(companies)
    .where(and(eq(companies.id, companyId), isNull(companies.merged_into_id)))
    .get();
  if (!company) throw new DomainError('not-found');
  return company;
}

/** Tells a company's managers how its identity stands, each in their own language. An officer's reason stays with the officers. */
function mailStanding(tx: Transaction, { company, kind, site, now }: { company: Company; kind: 'confirmed' | 'doubted'; site: Site; now: Date }): void {
  const write = (locale: Locale) => {
    const href = `${site.baseUrl}/${locale}/${kind === 'confirmed' ? 'company' : 'about'}`;
    return messages(locale).company.mails[kind]({ company: company.name, kvkNumber: company.kvk_number, site: site.name, href });
  };
  mailManagers(tx, { companyId: company.id, write, now });
}

/**
 * Notes that name and number are the company's own, which ends a doubt. `trade-register`: an officer compared
 * them. `openid`: somebody signed in with business means that hold this number; that changes nothing where an
 * officer has confirmed or doubts, since a person has looked there. Certificates issued before keep what they say.
 * DomainError('not-found'), or 'already-done' when it was compared before.
 */
export function confirmIdentity(
  tx: Transaction,
  { companyId, method, actorId, site, now }: { companyId: string; method: IdentityMethod; actorId: string; site: Site; now: Date },
): void {
  const company = getStanding(tx, companyId);
  if (method === 'openid' && (company.identity_confirmed_at || company.identity_doubt !== null)) return;
  if (company.identity_method === method) throw new DomainError('already-done');
  tx.update(companies)
    .set({
      identity_confirmed_at: now,
      identity_confirmed_by: actorId,
      identity_method: method,
      identity_doubt: null,
      identity_doubted_at: null,
      identity_doubted_by: null,
    })
    .where(eq(companies.id, companyId))
    .run();
  recordAudit(tx, { actorId, action: 'company.identity-confirmed', subjectId: companyId, details: { method }, now });
  mailStanding(tx, { company, kind: 'confirmed', site, now });
}

/** An officer compared name and number with the trade register. DomainError as confirmIdentity. */
export function confirmWithTradeRegister(db: Database, given: { companyId: string; actorId: string; site: Site; now: Date }): void {
  transact(db, (tx) => confirmIdentity(tx, { ...given, method: 'trade-register' }));
}

/**
 * An officer doubts that a company is who it says; that ends an earlier confirmation. The reason is for officers
 * only; the managers are asked to get in touch. A later doubt replaces the reason.
 * DomainError('not-found'), 'invalid' for a reason of another length than `doubtLength`.
 */
export function recordDoubt(db: Database, given: { companyId: string; reason: string; actorId: string; site: Site; now: Date }): void {
  const { companyId, actorId, site, now } = given;
  const reason = given.reason.trim();
  if (!isDoubtReason(reason)) throw new DomainError('invalid');
  transact(db, (tx) => {
    const company = getStanding(tx, companyId);
    tx.update(companies)
      .set({
        identity_confirmed_at: null,
        identity_confirmed_by: null,
        identity_method: null,
        identity_doubt: reason,
        identity_doubted_at: now,
        identity_doubted_by: actorId,
      })
      .where(eq(companies.id, companyId))
      .run();
    recordAudit(tx, { actorId, action: 'company.identity-doubted', subjectId: companyId, now });
    // Changed words of the same doubt are no news to the company.
    if (company.identity_doubt === null) mailStanding(tx, { company, kind: 'doubted', site, now });
  });
}

/**
 * Puts name and number right. What was compared before were other words, so a confirmation ends; a doubt stays.
 * Certificates keep what they were issued with. Nothing changes when both are as they were.
 * DomainError('not-found'), or 'already-done' with `details.companyId` when another company has the number.
 */
export function correctCompany(db: Database, given: { companyId: string; name: string; kvkNumber: string; actorId: string; now: Date }): void {
  const { companyId, name, kvkNumber, actorId, now } = given;
  transact(db, (tx) => {
    const company = getStanding(tx, companyId);
    const fields = [...(company.name === name ? [] : ['name']), ...(company.kvk_number === kvkNumber ? [] : ['kvk_number'])];
    if (fields.length === 0) return;
    const other = tx
      .select({ id: companies.id })
      .from(companies)
      .where(and(eq(companies.kvk_number, kvkNumber), isNull(companies.merged_into_id)))
      .get();
    if (other && other.id !== companyId) throw new DomainError('already-done', { companyId: other.id });
    tx.update(companies)
      .set({ name, kvk_number: kvkNumber, identity_confirmed_at: null, identity_confirmed_by: null, identity_method: null })
      .where(eq(companies.id, companyId))
      .run();
    recordAudit(tx, { actorId, action: 'company.corrected', subjectId: companyId, details: { fields }, now });
  });
}
