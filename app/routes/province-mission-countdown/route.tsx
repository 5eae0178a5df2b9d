import { useActionData, useLoaderData } from '@remix-run/react';
import { forOfficer } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { findMission } from '#app/missions/missions.server.ts';
import { changeCountdown } from '#app/readiness/mission-countdown.server.ts';
import { listDatedTasks } from '#app/readiness/mission-days.ts';
import { daysOf } from '#app/readiness/plan.ts';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { readDays } from './day-fields.ts';

export const handle: PageHandle = { title: (_, t) => t.countdown.days.title, noindex: true };

export const loader = forOfficer(({ app, locale, params, url }) => {
  const mission = findMission(app.db, { missionId: params.mission ?? '' });
  const days = (of: 'before' | 'home') =>
    mission.reminderDays
      .filter((day) => (of === 'home' ? day > 0 : day <= 0))
      .map(Math.abs)
      .join(', ');
  return {
    saved: url.searchParams.get('done') === 'saved',
    mission: { id: mission.id, title: mission.title[locale], cancelled: mission.status === 'cancelled' },
    tasks: listDatedTasks(app.catalogue).map((task) => ({
      id: task.id,
      phase: task.phase,
      who: task.who,
      title: task.title[locale],
      days: Math.abs(daysOf(mission, task)),
      usual: Math.abs(task.day),
    })),
    reminders: { before: days('before'), home: days('home') },
  };
});

export const action = forOfficer(async ({ app, locale, params, request, viewer, t, now }) => {
  const { id: missionId } = findMission(app.db, { missionId: params.mission ?? '' });
  const fields = await readForm(request);
  const read = readDays(fields, listDatedTasks(app.catalogue), t.countdown.days);
  if (!read.ok) return rejectField(fields, read.errors);
  changeCountdown(app.db, { missionId, days: read.days, reminderDays: read.reminderDays, actorId: viewer.id, catalogue: app.catalogue, now });
  return redirectTo(`/${locale}/province/missions/${missionId}/countdown?done=saved`);
});

export default function MissionCountdown() {
  const { saved, mission, tasks, reminders } = useLoaderData<typeof loader>();
  const rejected = useActionData<Rejected>();
  const { countdown } = useMessages();
  const t = countdown.days;
  const locale = useLocale();
  const list = { type: 'text', autoComplete: 'off', hint: t.remindersHint, optional: true, rejected } as const;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {saved && !rejected && (
        <Notice tone="success">
          <p>{t.saved}</p>
        </Notice>
      )}
      <p className="eyebrow">
        <a href={`/${locale}/province/missions/${mission.id}`}>{mission.title}</a>
      </p>
      <h1>{t.title}</h1>
      {mission.cancelled ? (
        <p>{t.cancelled}</p>
      ) : (
        <>
          <p className="lede">{t.lede}</p>
          <Form>
            <h2>{t.before}</h2>
            <p>{t.beforeHint}</p>
            <DayFields tasks={tasks.filter(({ phase }) => phase === 'before')} rejected={rejected} />
            <h2>{t.home}</h2>
            <p>{t.homeHint}</p>
            <DayFields tasks={tasks.filter(({ phase }) => phase === 'home')} rejected={rejected} />
            <h2>{t.reminders}</h2>
            <p>{t.remindersText}</p>
            <TextField name="reminders_before" label={t.remindersBefore} defaultValue={reminders.before} {...list} />
            <TextField name="reminders_home" label={t.remindersHome} defaultValue={reminders.home} {...list} />
            <div className="actions">
              <Button>{t.submit}</Button>
            </div>
          </Form>
        </>
      )}
      <p className="actions">
        <a href={`/${locale}/province/missions/${mission.id}`}>{t.back}</a>
      </p>
    </>
  );
}

function DayFields({
  tasks,
  rejected,
}: {
  tasks: { id: string; who: 'traveller' | 'manager'; title: string; days: number; usual: number }[];
  rejected: Rejected | undefined;
}) {
  const t = useMessages().countdown.days;
  return tasks.map(({ id, who, title, days, usual }) => (
    <TextField
      key={id}
      name={id}
      label={`${title} (${t.who[who]})`}
      hint={t.usually(usual)}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      width="short"
      defaultValue={String(days)}
      rejected={rejected}
    />
  ));
}
