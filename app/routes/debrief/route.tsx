import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { forMember } from '#app/http/access.server.ts';
import { linkLesson } from '#app/http/catalogue-view.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate, formatDay } from '#app/i18n/format.ts';
import { findDebrief, readDebriefTicks, saveDebrief } from '#app/readiness/debrief.server.ts';
import { Checklist } from '#app/ui/checklist.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const handle: PageHandle = { title: (_, t) => t.countdown.debrief.title, noindex: true };

export const loader = forMember(({ app, locale, params, url, member, now }) => {
  const { catalogue, operator } = app;
  const timeZone = operator.time_zone;
  const { mission, place, open } = findDebrief(app.db, { missionId: params.mission ?? '', companyId: member.companyId, now, timeZone });
  const ticks = new Map(readDebriefTicks(app.db, { placeId: place.id }).map((tick) => [tick.item, tick]));
  const tickOf = (item: string) => {
    const tick = ticks.get(item);
    return tick ? { by: tick.by, on: formatDate(tick.at, locale, timeZone) } : null;
  };
  return {
    mission: { id: mission.id, title: mission.title[locale] },
    company: member.companyName,
    opensOn: open ? null : formatDay(mission.returnsOn, locale),
    saved: url.searchParams.get('saved'),
    sections: catalogue.countdown.debrief.map(({ id, title, intro, report, items }) => ({
      id,
      title: title[locale],
      intro: intro[locale],
      report: report?.[locale] ?? null,
      when: null,
      items: items.map((item) => {
        const module = item.lesson && catalogue.module(item.lesson.module);
        return {
          id: item.id,
          text: splitChinese(item.text[locale]),
          note: item.note ? splitChinese(item.note[locale]) : null,
          lesson: module ? linkLesson(module, item.lesson?.lesson, locale) : null,
          tick: tickOf(item.id),
        };
      }),
    })),
  };
});

export const action = forMember(async ({ app, locale, params, request, viewer, member, now }) => {
  const form = await readForm(request);
  const missionId = params.mission ?? '';
  const sectionId = form.get('checklist') ?? '';
  saveDebrief(app.db, {
    missionId,
    companyId: member.companyId,
    userId: viewer.id,
    sectionId,
    // What was ticked on the page this person saw.
    shown: (form.get('shown') ?? '').split('.').filter(Boolean),
    ticked: form.getAll('ticked'),
    catalogue: app.catalogue,
    now,
    timeZone: app.operator.time_zone,
  });
  return redirectTo(`/${locale}/missions/${missionId}/debrief?saved=${sectionId}#${sectionId}`);
});

export default function Debrief() {
  const { mission, company, opensOn, saved, sections } = useLoaderData<typeof loader>();
  const { countdown, checklist } = useMessages();
  const t = countdown.debrief;
  const locale = useLocale();
  return (
    <div className="prose">
      <p className="eyebrow">
        <a href={`/${locale}/missions/${mission.id}`}>{t.mission(mission.title)}</a>
      </p>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {opensOn && (
        <Notice title={t.from(opensOn)}>
          <p>{t.fromText}</p>
        </Notice>
      )}
      <div className="screen-only quiet">
        {!opensOn && <p>{checklist.forCompany(company)}</p>}
        <p>{checklist.print}</p>
      </div>
      {sections.map((section) => (
        <Checklist key={section.id} list={section} mayTick={!opensOn} saved={section.id === saved}>
          {section.report && (
            <p>
              <strong>{t.report}.</strong> {section.report}
            </p>
          )}
        </Checklist>
      ))}
      <p className="actions">
        <a href={`/${locale}/training`}>{t.toTraining}</a>
      </p>
    </div>
  );
}
