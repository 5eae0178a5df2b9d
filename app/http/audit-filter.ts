/** The filter of the audit log as it stands in an address: the page and its file read the same one. */
import { startOfDay } from '../certificates/validity.ts';
import { addDays } from '../i18n/days.ts';
import type { Messages } from '../i18n/messages.ts';
import { auditKinds } from '../privacy/audit-actions.ts';
import type { AuditFilter, AuditPosition } from '../privacy/audit-view.server.ts';
import { datePartsOf, readDate } from './date-field.ts';

const fields = [...datePartsOf('from'), ...datePartsOf('to'), 'kind', 'person', 'subject'];
const longest = 254;

export interface AskedFilter {
  filter: AuditFilter;
  /** What was typed, to be shown again. */
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** What the address asks. A day that doesn't exist is an error, and filters nothing. */
export function readAuditFilter(query: URLSearchParams, { t, timeZone }: { t: Messages; timeZone: string }): AskedFilter {
  const values = Object.fromEntries(fields.map((name) => [name, (query.get(name) ?? '').trim().slice(0, longest)]));
  const days = { from: readDate(query, 'from'), to: readDate(query, 'to') };
  const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day);
  const errors = Object.fromEntries(Object.entries(days).flatMap(([name, day]) => (day === '' || isDay(day) ? [] : [[name, t.forms.noSuchDay]])));
  return {
    values,
    errors,
    filter: {
      from: isDay(days.from) ? startOfDay(days.from, timeZone) : null,
      until: isDay(days.to) ? startOfDay(addDays(days.to, 1), timeZone) : null,
      kind: auditKinds.find((kind) => kind === values.kind) ?? null,
      email: values.person ? values.person.toLowerCase() : null,
      subjectId: values.subject || null,
    },
  };
}

/** The same filter as an address, with more beside it. */
export function writeAuditQuery(values: Record<string, string>, more: Record<string, string> = {}): string {
  const kept = Object.entries({ ...values, ...more }).filter(([, value]) => value !== '');
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
}

/** `before=1781517600000.abc`: the lines older than that one. Anything else is the newest page. */
export function readAuditPosition(query: URLSearchParams): AuditPosition | null {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(query.get('before') ?? '') ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

export const writeAuditPosition = ({ at, id }: AuditPosition) => `${at.getTime()}.${id}`;
