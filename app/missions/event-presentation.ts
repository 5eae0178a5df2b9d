/** What a page says of an event in one language. Pure. */
import { formatTime, formatWeekday } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages, type Messages } from '../i18n/messages.ts';
import { hasBegun, placesLeft } from './event-standing.ts';
import type { EventKind, EventStatus, PlannedEvent } from './events.server.ts';

export interface PresentedEvent {
  id: string;
  kind: EventKind;
  status: EventStatus;
  title: string;
  paragraphs: string[];
  /** Day and times in words. */
  when: string;
  where: string;
  /** The mission whose companies it is for; null for everyone. */
  mission: string | null;
  /** Null when there is no limit. */
  left: number | null;
  begun: boolean;
  over: boolean;
  /** Why it was cancelled. */
  reason: string | null;
}

function describePlace({ place, onlineUrl }: PlannedEvent, { event: t }: Messages): string {
  if (place === null) return t.online;
  return onlineUrl === null ? place : t.placeAndOnline(place);
}

export function presentEvent(event: PlannedEvent, { locale, timeZone, now }: { locale: Locale; timeZone: string; now: Date }): PresentedEvent {
  const t = messages(locale);
  return {
    id: event.id,
    kind: event.kind,
    status: event.status,
    title: event.title[locale],
    paragraphs: event.text[locale].split(/\n\s*\n/),
    when: t.event.when(formatWeekday(event.startsAt, locale, timeZone), formatTime(event.startsAt, timeZone), formatTime(event.endsAt, timeZone)),
    where: describePlace(event, t),
    mission: event.missionTitle?.[locale] ?? null,
    left: placesLeft(event),
    begun: hasBegun(event, now),
    over: event.endsAt <= now,
    reason: event.cancellation?.[locale] ?? null,
  };
}

/** A row of a list of events, with the one thing to know about each. */
export interface EventRow {
  id: string;
  title: string;
  kind: EventKind;
  when: string;
  where: string;
  mission: string | null;
  note: string;
}

/** @param own the reader's own place there, when they have one */
export function presentRow(event: PresentedEvent, { own, locale }: { own: 'signed-up' | 'waiting' | null; locale: Locale }): EventRow {
  const { cancelled, places } = messages(locale).event;
  const { id, title, kind, when, where, mission, left, over } = event;
  const standing = own && { 'signed-up': places.you, waiting: places.youWait }[own];
  const open = left === null ? '' : left === 0 ? places.full : places.left(left);
  return { id, title, kind, when, where, mission, note: event.status === 'cancelled' ? cancelled : over ? '' : (standing ?? open) };
}
