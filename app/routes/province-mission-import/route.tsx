import { useActionData, useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { readUpload, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf } from '#app/i18n/format.ts';
import { joinRefusal } from '#app/missions/join.server.ts';
import { checkMissionList, importMissionList } from '#app/missions/mission-list.server.ts';
import { decodeList, mostBytes } from '#app/missions/mission-list-text.server.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { describeFault } from './list-faults.ts';
import { ListForm } from './list-form.tsx';
import { ListPreview, type Preview } from './list-preview.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ mission }, t) => `${t.missionDesk.list.title} – ${mission.title}`, noindex: true };

export const loader = forOfficer(({ app, locale, params, now }) => {
  const mission = findMission(app.db, { missionId: params.mission ?? '' });
  const open = joinRefusal(mission, dayOf(now, app.operator.time_zone)) === null;
  return { mission: { id: mission.id, title: mission.title[locale] }, open };
});

/** First each row with what is wrong with it; only the button of that page writes anything. */
export const action = forOfficer(async ({ app, locale, t, params, request, viewer, now }) => {
  const { db, operator } = app;
  const words = t.missionDesk.list;
  const { fields, file } = await readUpload(request, { field: 'file' });
  const mission = findMission(db, { missionId: params.mission ?? '' });
  const intent = fields.get('intent');
  if (intent !== 'check' && intent !== 'import') throw new DomainError('invalid');
  const timeZone = operator.time_zone;
  if (joinRefusal(mission, dayOf(now, timeZone))) throw new DomainError('not-open');

  const pasted = fields.get('list') ?? '';
  if (file && pasted.trim() !== '') return rejectField(fields, { list: words.both });
  if (file && file.length > mostBytes) return rejectField(fields, { file: words.faults['too-large'] });
  const text = file ? decodeList(file) : pasted;
  if (text === null) return rejectField(fields, { file: words.faults['not-text'] });
  // From here on the page shows the list as text, to be mended there.
  fields.set('list', text);
  const list = checkMissionList(db, { missionId: mission.id, text, t });
  if ('fault' in list) return rejectField(fields, { list: describeFault(list, { t, locale }) });

  let changed = false;
  if (intent === 'import' && list.good.length > 0) {
    await app.throttle.count('mission-list-officer', viewer.id);
    const fingerprint = fields.get('checked') ?? '';
    const imported = importMissionList(db, { missionId: mission.id, text, fingerprint, actorId: viewer.id, site: siteOf(app), timeZone, now, t });
    if (imported !== null) {
      app.wakeMail();
      return redirectTo(`/${locale}/province/missions/${mission.id}?done=imported`);
    }
    changed = true;
  }
  return { preview: { text, rows: list.rows, good: list.good.length, fingerprint: list.fingerprint, changed } satisfies Preview };
});

export default function ProvinceMissionImport() {
  const { mission, open } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { mission: words, missionDesk } = useMessages();
  const t = missionDesk.list;
  const locale = useLocale();
  if (answered && 'preview' in answered) return <ListPreview preview={answered.preview} missionId={mission.id} />;
  const rejected = answered && 'errors' in answered ? answered : undefined;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <p className="eyebrow">
        <a href={`/${locale}/province/missions/${mission.id}`}>{words.province.back}</a>
      </p>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede(mission.title)}</p>
      {open ? <ListForm rejected={rejected} /> : <p>{t.closed}</p>}
    </>
  );
}
