/** Information events and briefings as they are read: by officers in full, by others as far as they may see them. */
import { and, asc, desc, eq, exists, gt, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { event_sign_ups, events, members, mission_places, missions, type Reader } from '#db';
import { DomainError } from '../errors.ts';
import { localisedOrNull, type Localised } from '../i18n/locale.ts';

export type EventKind = (typeof events.$inferSelect)['kind'];
export type EventStatus = (typeof events.$inferSelect)['status'];

/** What an officer fills in. */
export interface EventDetails {
  /** Null: for everyone with an account. */
  missionId: string | null;
  kind: EventKind;
  title: Localised;
  /** Paragraphs, separated by an empty line. */
  text: Localised;
  startsAt: Date;
  endsAt: Date;
  /** An address; null for an event that is online only. */
  place: string | null;
  /** For who signed up alone. */
  onlineUrl: string | null;
  /** People; null is without a limit. */
  capacity: number | null;
}

export interface PlannedEvent extends EventDetails {
  id: string;
  status: EventStatus;
  /** Null for an event for everyone. */
  missionTitle: Localised | null;
  /** Why it was cancelled; null as long as it isn't. */
  cancellation: Localised | null;
  /** People with a place, and people on the waiting list. */
  signedUp: number;
  waiting: number;
  /** How many were recorded as present; null as long as nobody has recorded it. */
  came: number | null;
}

/** Somebody who looks at events: both null for a visitor. */
export interface EventViewer {
  userId: string | null;
  /** The company they are working for now. */
  companyId: string | null;
}

const countOf = (status: 'signed-up' | 'waiting') =>
  sql<number>`(select count(*) from ${event_sign_ups} where ${event_sign_ups.event_id} = ${events.id} and ${event_sign_ups.status} = ${status})`;

const cameCount = sql<
  number | null
>`(select sum(${event_sign_ups.attended}) from ${event_sign_ups} where ${event_sign_ups.event_id} = ${events.id} and ${event_sign_ups.status} <> 'withdrawn')`;

function selectEvents(db: Reader) {
  return db
    .select({
      event: events,
      missionNl: missions.title_nl,
      missionEn: missions.title_en,
      signedUp: countOf('signed-up'),
      waiting: countOf('waiting'),
      came: cameCount,
    })
    .from(events)
    .leftJoin(missions, eq(missions.id, events.mission_id));
}

function asEvent({ event, missionNl, missionEn, signedUp, waiting, came }: ReturnType<ReturnType<typeof selectEvents>['all']>[number]): PlannedEvent {
  return {
    id: event.id,
    missionId: event.mission_id,
    missionTitle: localisedOrNull(missionNl, missionEn),
    kind: event.kind,
    title: { nl: event.title_nl, en: event.title_en },
    text: { nl: event.text_nl, en: event.text_en },
    startsAt: event.starts_at,
    endsAt: event.ends_at,
    place: event.place,
    onlineUrl: event.online_url,
    capacity: event.capacity,
    status: event.status,
    cancellation: localisedOrNull(event.cancellation_nl, event.cancellation_en),
    signedUp,
    waiting,
    came,
  };
}

/** Any event, whatever its status: for officers. Throws not-found. */
export function findEvent(db: Reader, { eventId }: { eventId: string }): PlannedEvent {
  const row = selectEvents(db).where(eq(events.id, eventId)).get();
  if (!row) throw new DomainError('not-found');
  return asEvent(row);
}

/** Every event, or every one of a mission, the first to begin first: for officers. */
export function listEvents(db: Reader, { missionId }: { missionId?: string } = {}): PlannedEvent[] {
  return selectEvents(db)
    .where(missionId === undefined ? undefined : eq(events.mission_id, missionId))
    .orderBy(asc(events.starts_at), asc(events.id))
    .all()
    .map(asEvent);
}

/** Whether a company takes part in the event's mission, or waits for a place there. */
const isOfCompany = (db: Reader, companyId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(mission_places)
      .where(and(eq(mission_places.mission_id, events.mission_id), eq(mission_places.company_id, companyId), ne(mission_places.status, 'withdrawn'))),
  );

/** Whether a person signed up and still belongs to the company they did it for. */
const isOnList = (db: Reader, userId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(event_sign_ups)
      .innerJoin(members, and(eq(members.user_id, event_sign_ups.user_id), eq(members.company_id, event_sign_ups.company_id)))
      .where(and(eq(event_sign_ups.event_id, events.id), eq(event_sign_ups.user_id, userId), ne(event_sign_ups.status, 'withdrawn'))),
  );

/**
 * What somebody may see: no drafts, and of a mission's events those of the missions that their company is
 * on, and those they signed up for when they worked for another of their companies.
 */
function visibleTo(db: Reader, { userId, companyId }: EventViewer): SQL | undefined {
  const mine = [companyId === null ? undefined : isOfCompany(db, companyId), userId === null ? undefined : isOnList(db, userId)];
  return and(ne(events.status, 'draft'), or(isNull(events.mission_id), ...mine));
}

/** One event that this person may see. Throws not-found for a draft, and for a mission that is not theirs. */
export function findVisibleEvent(db: Reader, { eventId, viewer }: { eventId: string; viewer: EventViewer }): PlannedEvent {
  const row = selectEvents(db)
    .where(and(eq(events.id, eventId), visibleTo(db, viewer)))
    .get();
  if (!row) throw new DomainError('not-found');
  return asEvent(row);
}

/** The events to come that this person may see, the first to begin first; all of them, or those of one mission. */
export function listComingEvents(db: Reader, { viewer, missionId, now }: { viewer: EventViewer; missionId?: string; now: Date }): PlannedEvent[] {
  return selectEvents(db)
    .where(and(gt(events.ends_at, now), visibleTo(db, viewer), missionId === undefined ? undefined : eq(events.mission_id, missionId)))
    .orderBy(asc(events.starts_at), asc(events.id))
    .all()
    .map(asEvent);
}

/** The last events that this person may see, the newest first; cancelled ones are left out. */
export function listPastEvents(db: Reader, { viewer, most, now }: { viewer: EventViewer; most: number; now: Date }): PlannedEvent[] {
  return selectEvents(db)
    .where(and(lte(events.ends_at, now), eq(events.status, 'published'), visibleTo(db, viewer)))
    .orderBy(desc(events.starts_at), asc(events.id))
    .limit(most)
    .all()
    .map(asEvent);
}

/** What a person has a place at, cancelled events too, the first to begin first. */
export function listEventsOf(db: Reader, { userId }: { userId: string }): PlannedEvent[] {
  const hasPlace = exists(
    db
      .select({ one: sql`1` })
      .from(event_sign_ups)
      .where(and(eq(event_sign_ups.event_id, events.id), eq(event_sign_ups.user_id, userId), eq(event_sign_ups.status, 'signed-up'))),
  );
  return selectEvents(db)
    .where(and(hasPlace, visibleTo(db, { userId, companyId: null })))
    .orderBy(asc(events.starts_at), asc(events.id))
    .all()
    .map(asEvent);
}
