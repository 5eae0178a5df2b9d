import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';
import { companies } from './companies.ts';
import { enrolments } from './missions.ts';
import { describeTable, kept } from './personal-data.ts';

type Localised = { nl: string; en: string };

/** What a certificate says, frozen at issue. Free of language: it holds both, and the pages add the other words. */
export interface CertificateSnapshot {
  company: { name: string; kvk_number: string };
  /** The day (YYYY-MM-DD) on which `by` confirmed who the company is; null when nobody did. `method` is the trade register where it is absent. */
  identity: { confirmed_on: string; by: Localised; method?: 'trade-register' | 'openid' } | null;
  /** The mission that the company had a place on; absent in certificates for none. */
  mission?: { id: string; title: Localised; departs_on: string; returns_on: string };
  track: { id: string; title: Localised };
  /**
   * What every participant finished, in the track's order. `versions` holds each version that somebody
   * finished, the oldest first; `line` is the colour and symbol the module had on the route line.
   */
  modules: { id: string; line: number; versions: string[]; title: Localised }[];
  participants: number;
  issuer: Localised;
}

/** Triggers refuse every change but one: the first revocation. */
export const certificates = sqliteTable(
  'certificates',
  {
    /** Random and public: it stands in the address and on paper. */
    id: id().primaryKey(),
    enrolment_id: id('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'restrict' }),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'restrict' }),
    issued_at: instant('issued_at').notNull(),
    /** First instant at which the certificate is no longer valid. */
    valid_until: instant('valid_until').notNull(),
    snapshot: text('snapshot', { mode: 'json' }).$type<CertificateSnapshot>().notNull(),
    revoked_at: instant('revoked_at'),
    revoked_by: id('revoked_by').references(() => users.id, { onDelete: 'set null' }),
    revocation_reason: text('revocation_reason'),
  },
  (t) => [
    uniqueIndex('certificates_enrolment').on(t.enrolment_id),
    index('certificates_company').on(t.company_id),
    check('certificates_revocation', sql`(${t.revoked_at} is null) = (${t.revocation_reason} is null)`),
  ],
);

describeTable(certificates, {
  activity: 'certificates',
  basis: 'public-task',
  title: { nl: 'certificaten van bedrijven', en: 'certificates of companies' },
  purpose: {
    nl: 'anderen te laten controleren wat een bedrijf heeft afgerond',
    en: 'let others verify what a company has finished',
  },
  person: [],
  retention: [
    kept(
      'anderen moeten een certificaat kunnen controleren; er staat geen naam van een deelnemer in',
      'others must be able to verify a certificate; it holds no participant’s name',
    ),
  ],
  columns: {
    id: 'none',
    enrolment_id: 'none',
    company_id: 'none',
    issued_at: 'none',
    valid_until: 'none',
    snapshot: 'none',
    revoked_at: 'none',
    revoked_by: 'linked',
    revocation_reason: 'none',
  },
});
