/** Lists of events as pages show them. */
import type { Reader } from '#db';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { presentEvent, presentRow, type EventRow } from './event-presentation.ts';
import { hasBegun } from './event-standing.ts';
import { listOwnSignUps } from './event-sign-ups.server.ts';
import { listComingEvents, listEvents, listPastEvents, type EventViewer, type PlannedEvent } from './events.server.ts';

interface Setting {
  locale: Locale;
  timeZone: string;
  now: Date;
}

function asRows(db: Reader, events: PlannedEvent[], { viewer, ...setting }: Setting & { viewer: EventViewer }): EventRow[] {
  const own = viewer.userId === null ? null : listOwnSignUps(db, { userId: viewer.userId });
  return events.map((event) => presentRow(presentEvent(event, setting), { own: own?.get(event.id) ?? null, locale: setting.locale }));
}

/** The events to come that somebody may see; all of them, or those of one mission. */
export function listComingRows(db: Reader, given: Setting & { viewer: EventViewer; missionId?: string }): EventRow[] {
  return asRows(db, listComingEvents(db, given), given);
}

/** The last events that took place and that somebody may see. */
export function listPastRows(db: Reader, given: Setting & { viewer: EventViewer; most: number }): EventRow[] {
  return asRows(db, listPastEvents(db, given), given);
}

/** What officers must know of an event: its status, who comes, and whether somebody still has to record who came. */
function asOfficersRow(event: PlannedEvent, setting: Setting): EventRow {
  const t = messages(setting.locale).event.province;
  const { status, capacity, signedUp, waiting, came } = event;
  const listed = status === 'draft' ? [] : [t.signedUp(signedUp, capacity), ...(waiting > 0 ? [t.waiting(waiting)] : [])];
  const toRecord = status === 'published' && hasBegun(event, setting.now) && came === null && signedUp + waiting > 0;
  const row = presentRow(presentEvent(event, setting), { own: null, locale: setting.locale });
  return { ...row, note: [t.status[status], ...listed, ...(came !== null ? [t.came(came)] : toRecord ? [t.attendanceOpen] : [])].join(' · ') };
}

/** Every event, or every one of a mission: to come, the first to begin first, and those that have ended, the newest first. */
export function listOfficersRows(db: Reader, { missionId, ...setting }: Setting & { missionId?: string }): { coming: EventRow[]; past: EventRow[] } {
  const events = listEvents(db, { missionId });
  const isOver = ({ endsAt }: PlannedEvent) => endsAt <= setting.now;
  const rows = (which: PlannedEvent[]) => which.map((event) => asOfficersRow(event, setting));
  return { coming: rows(events.filter((event) => !isOver(event))), past: rows(events.filter(isOver).reverse()) };
}
