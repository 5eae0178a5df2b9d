/** How long a certificate holds, counted in calendar months of the operator's time zone. Pure. */
import { addDays } from '../i18n/days.ts';
import { dayOf } from '../i18n/format.ts';

export type CertificateStatus = 'valid' | 'expired' | 'revoked';

/** A revocation outweighs everything; `validUntil` is the first instant that no longer counts. */
export function certificateStatus(certificate: { validUntil: Date; revokedAt: Date | null }, now: Date): CertificateStatus {
  if (certificate.revokedAt) return 'revoked';
  return now < certificate.validUntil ? 'valid' : 'expired';
}

/** Adds calendar months to a day (YYYY-MM-DD). A day that the month doesn't have becomes its last one: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** The first instant of a day (YYYY-MM-DD) in a time zone, also where summer time begins at midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  // No zone is further than 14 hours from UTC; within that window, halve until one millisecond is left.
  const noon = Date.parse(`${day}T12:00:00Z`);
  let before = noon - 30 * 3_600_000;
  let after = noon + 4 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(new Date(middle), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}

/** The first instant at which a certificate is no longer valid: the day of issue, months later, still counts to its end. */
export function endOfValidity({ issuedAt, months, timeZone }: { issuedAt: Date; months: number; timeZone: string }): Date {
  const lastDay = addMonths(dayOf(issuedAt, timeZone), months);
  return startOfDay(addDays(lastDay, 1), timeZone);
}

/** The last day on which a certificate is valid. */
export function lastInstantOf(validUntil: Date): Date {
  return new Date(validUntil.getTime() - 1);
}
