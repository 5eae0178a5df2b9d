/** What an officer fills in about a mission: each field by itself, then what they say together. */
import { z } from 'zod';
import { emailField, nameField } from '../accounts/account-fields.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { dateField } from '../http/date-field.ts';
import { formatNumber } from '../i18n/format.ts';
import type { Locale, Localised } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { addDays, daysBetween } from '../i18n/days.ts';
import type { MissionContact, ProgrammeDay } from './missions.server.ts';

/** Longest mission, in days, departure and return included. */
export const longestMission = 31;
/** Rows for contacts; empty ones are left out. */
export const contactRows = [1, 2, 3, 4, 5];
/** Longest texts, in characters. */
const longestText = 5000;
const longestDay = 1000;
const longestPhone = 40;
const longestReason = 500;
const mostCompanies = 1000;

export interface MissionDetails {
  title: Localised;
  text: Localised;
  destination: Localised;
  /** Days as YYYY-MM-DD. */
  departsOn: string;
  returnsOn: string;
  enrolBy: string;
  trackId: string;
  capacity: number;
  programme: ProgrammeDay[];
  contacts: MissionContact[];
}

/** Text of several paragraphs: line ends as they are stored, and nothing invisible. */
const tidyText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .trim();

export function proseField(t: Messages, { max, missing }: { max: number; missing: string }) {
  return z
    .string()
    .transform(tidyText)
    .pipe(z.string().min(1, missing).max(max, t.forms.tooLong(max)));
}

/** Why a mission or an event is cancelled, in both languages. */
export function cancellationFields(t: Messages, { missing }: { missing: Localised }) {
  return {
    reason_nl: proseField(t, { missing: missing.nl, max: longestReason }),
    reason_en: proseField(t, { missing: missing.en, max: longestReason }),
  };
}

/** Fields named as in the form; the rows of programme and contacts are read by `completeMission`. */
export function missionFields(t: Messages, catalogue: Catalogue) {
  const words = t.mission.form;
  const title = (locale: Locale) => nameField(t, { max: 120, missing: words.titleMissing[locale] });
  const destination = (locale: Locale) => nameField(t, { max: 120, missing: words.destinationMissing[locale] });
  const text = (locale: Locale) => proseField(t, { max: longestText, missing: words.textMissing[locale] });
  return {
    title_nl: title('nl'),
    title_en: title('en'),
    destination_nl: destination('nl'),
    destination_en: destination('en'),
    text_nl: text('nl'),
    text_en: text('en'),
    departs_on: dateField(t, { missing: words.departsOnMissing }),
    returns_on: dateField(t, { missing: words.returnsOnMissing }),
    enrol_by: dateField(t, { missing: words.enrolByMissing }),
    track: z.string().refine((id) => catalogue.track(id) !== undefined, words.trackMissing),
    capacity: z
      .string()
      .trim()
      .regex(/^\d{1,4}$/, words.capacityWrong)
      .transform(Number)
      .refine((companies) => companies >= 1 && companies <= mostCompanies, words.capacityWrong),
  };
}

type Filled = z.infer<z.ZodObject<ReturnType<typeof missionFields>>>;
/** Field name → what is wrong. */
type Errors = Record<string, string>;
/** What was typed in a control; '' when it wasn't sent. */
type Typed = (name: string) => string;

/** The whole mission from checked fields and the typed rows, or what is wrong with them. */
export function completeMission(filled: Filled, given: { typed: Typed; t: Messages; locale: Locale }): { details: MissionDetails; errors: Errors } {
  const errors: Errors = {};
  checkDates(filled, given.t, errors);
  const details = {
    title: { nl: filled.title_nl, en: filled.title_en },
    text: { nl: filled.text_nl, en: filled.text_en },
    destination: { nl: filled.destination_nl, en: filled.destination_en },
    departsOn: filled.departs_on,
    returnsOn: filled.returns_on,
    enrolBy: filled.enrol_by,
    trackId: filled.track,
    capacity: filled.capacity,
    programme: readProgramme(filled, { ...given, errors }),
    contacts: readContacts({ ...given, errors }),
  };
  return { details, errors };
}

function checkDates({ departs_on, returns_on, enrol_by }: Filled, t: Messages, errors: Errors): void {
  const words = t.mission.form;
  if (returns_on < departs_on) errors.returns_on = words.returnsBeforeDeparture;
  else if (daysBetween(departs_on, returns_on) >= longestMission) errors.returns_on = words.missionTooLong(longestMission);
  if (enrol_by > departs_on) errors.enrol_by = words.enrolAfterDeparture;
}

/** One row per day, the first for the day of departure: a mission that moves takes its programme along. */
function readProgramme(filled: Filled, { typed, t, locale, errors }: { typed: Typed; t: Messages; locale: Locale; errors: Errors }): ProgrammeDay[] {
  const words = t.mission.form;
  const length = Math.min(longestMission, daysBetween(filled.departs_on, filled.returns_on) + 1);
  const days: ProgrammeDay[] = [];
  for (let row = 1; row <= longestMission; row += 1) {
    const [nl, en] = [tidyText(typed(`programme_nl_${row}`)), tidyText(typed(`programme_en_${row}`))];
    if (nl === '' && en === '') continue;
    if (row > length) errors[`programme_nl_${row}`] = words.programmeBeyond(formatNumber(row, locale));
    for (const [language, text] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      if (text === '') errors[`programme_${language}_${row}`] ??= words.programmeOneLanguage;
      if (text.length > longestDay) errors[`programme_${language}_${row}`] ??= t.forms.tooLong(longestDay);
    }
    days.push({ day: addDays(filled.departs_on, row - 1), nl, en });
  }
  return days;
}

/** A row counts as soon as one of its boxes is filled; then name and phone are needed. */
function readContacts({ typed, t, errors }: { typed: Typed; t: Messages; errors: Errors }): MissionContact[] {
  const words = t.mission.form;
  const contact = {
    name: nameField(t, { missing: words.contactNameMissing }),
    phone: z
      .string()
      .trim()
      .regex(/^[+(\d][\d\s().\-/]{4,}$/, words.contactPhoneWrong)
      .max(longestPhone, t.forms.tooLong(longestPhone)),
    email: z.union([z.string().trim().length(0), emailField(t)]),
  };
  return contactRows.flatMap((row) => {
    const parts = ['name', 'phone', 'email'] as const;
    if (parts.every((part) => typed(`contact_${part}_${row}`).trim() === '')) return [];
    const read = Object.fromEntries(
      parts.map((part) => {
        const result = contact[part].safeParse(typed(`contact_${part}_${row}`));
        if (!result.success) errors[`contact_${part}_${row}`] = part === 'email' ? t.forms.email : result.error.issues[0]!.message;
        return [part, result.data ?? ''];
      }),
    ) as Record<(typeof parts)[number], string>;
    return [{ kind: typed(`contact_kind_${row}`) === 'emergency' ? ('emergency' as const) : ('local' as const), ...read }];
  });
}
