/** What an officer fills in about an event, checked field by field and then together. */
import { z } from 'zod';
import { nameField } from '../accounts/account-fields.ts';
import { dateField } from '../http/date-field.ts';
import type { Messages } from '../i18n/messages.ts';
import { instantAt } from './event-times.ts';
import type { EventDetails } from './events.server.ts';
import { proseField } from './mission-fields.ts';

/** What the field `mission` holds for an event that is not of a mission. */
export const forEveryone = 'everyone';
export const eventKinds = ['information', 'briefing'] as const;
const longestTitle = 120;
const longestText = 5000;
const longestPlace = 200;
const longestAddress = 500;

/** '9:30', '09.30' and '930' are all half past nine; anything else is refused. Gives HH:MM. */
function timeField(wrong: string) {
  return z
    .string()
    .transform((text) => /^(\d{1,2})[:.h]?(\d{2})$/.exec(text.trim())?.slice(1).join(':').padStart(5, '0') ?? '')
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, wrong));
}

function isSecureAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && !/\s/.test(text);
}

/** An optional field that has nothing in it is null. */
const orNull = (text: string) => (text === '' ? null : text);

/** Fields named as in the form; `readDetails` looks at them together. `missionIds`: the missions to choose from. */
export function eventFields(t: Messages, { missionIds }: { missionIds: string[] }) {
  const words = t.event.fields;
  return {
    kind: z.enum(eventKinds, words.kindMissing),
    mission: z.enum([forEveryone, ...missionIds], words.missionWrong),
    title_nl: nameField(t, { max: longestTitle, missing: words.titleMissing.nl }),
    title_en: nameField(t, { max: longestTitle, missing: words.titleMissing.en }),
    text_nl: proseField(t, { missing: words.textMissing.nl, max: longestText }),
    text_en: proseField(t, { missing: words.textMissing.en, max: longestText }),
    day: dateField(t, { missing: words.dayMissing }),
    from: timeField(words.timeWrong.from),
    until: timeField(words.timeWrong.until),
    place: z
      .string()
      .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
      .pipe(z.string().max(longestPlace, t.forms.tooLong(longestPlace)))
      .transform(orNull),
    online_url: z
      .string()
      .trim()
      .max(longestAddress, t.forms.tooLong(longestAddress))
      .refine((text) => text === '' || isSecureAddress(text), words.onlineWrong)
      .transform(orNull),
    capacity: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ''))
      .pipe(z.string().regex(/^(|[1-9]\d{0,3}|10000)$/, words.capacityWrong))
      .transform((text) => (text === '' ? null : Number(text))),
  };
}

type Filled = z.infer<z.ZodObject<ReturnType<typeof eventFields>>>;

/** The event that was filled in, or what is wrong between the fields: an error per field, in the person's language. */
export function readDetails(
  filled: Filled,
  { timeZone, t }: { timeZone: string; t: Messages },
): { details: EventDetails } | { errors: Record<string, string> } {
  const words = t.event.fields;
  const [startsAt, endsAt] = [instantAt(filled.day, filled.from, timeZone), instantAt(filled.day, filled.until, timeZone)];
  const errors: Record<string, string> = {};
  if (!startsAt) errors.from = words.timeSkipped;
  if (!endsAt) errors.until = words.timeSkipped;
  if (startsAt && endsAt && endsAt <= startsAt) errors.until = words.endsEarly;
  if (filled.place === null && filled.online_url === null) errors.place = words.placeMissing;
  if (!startsAt || !endsAt || Object.keys(errors).length > 0) return { errors };
  return {
    details: {
      missionId: filled.mission === forEveryone ? null : filled.mission,
      kind: filled.kind,
      title: { nl: filled.title_nl, en: filled.title_en },
      text: { nl: filled.text_nl, en: filled.text_en },
      startsAt,
      endsAt,
      place: filled.place,
      onlineUrl: filled.online_url,
      capacity: filled.capacity,
    },
  };
}
