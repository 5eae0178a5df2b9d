import { useLoaderData } from '@remix-run/react';
import { checklistsAddress } from '#app/catalogue/addresses.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import type { Catalogue, Module } from '#app/catalogue/types.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, forMember } from '#app/http/access.server.ts';
import { linkLesson } from '#app/http/catalogue-view.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { readTicks, saveChecklist } from '#app/readiness/checklists.server.ts';
import { Checklist } from '#app/ui/checklist.tsx';
import { StationSymbol } from '#app/ui/station.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: ({ module }, t) => t.checklist.title(module.title),
  description: ({ module }, t) => t.checklist.description(module.title),
};

function findModule(catalogue: Catalogue, params: Record<string, string | undefined>): Module {
  const module = catalogue.module(params.module ?? '');
  if (!module) throw new DomainError('not-found');
  return module;
}

/** A title often says the moment itself. */
function momentBeside(title: string, moment: string): string | null {
  return title.toLowerCase().startsWith(moment.toLowerCase()) ? null : moment;
}

export const loader = forAnyone(({ app, locale, t, params, url, viewer }) => {
  const module = findModule(app.catalogue, params);
  const member = viewer?.membership ?? null;
  const ticks = member ? readTicks(app.db, { companyId: member.companyId, moduleId: module.id }) : [];
  const tickOf = (item: string) => {
    const tick = ticks.find((candidate) => candidate.item === item);
    return tick ? { by: tick.by, on: formatDate(tick.at, locale, app.operator.time_zone) } : null;
  };
  return {
    module: { id: module.id, position: module.position, title: module.title[locale] },
    company: member?.companyName ?? null,
    signedIn: viewer !== null,
    // The list that was saved just now: it says so itself, since the page opens there.
    saved: url.searchParams.get('saved'),
    checklists: module.checklists.map(({ id, moment, title, intro, items }) => ({
      id,
      when: momentBeside(title[locale], t.checklist.moments[moment]),
      title: title[locale],
      intro: intro[locale],
      items: items.map((item) => ({
        id: item.id,
        text: splitChinese(item.text[locale]),
        note: item.note ? splitChinese(item.note[locale]) : null,
        lesson: linkLesson(module, item.lesson, locale),
        tick: tickOf(item.id),
      })),
    })),
  };
});

/** Keeps what a member ticked and unticked on one list. */
export const action = forMember(async ({ app, locale, params, request, viewer, member, now }) => {
  const module = findModule(app.catalogue, params);
  const form = await readForm(request);
  const checklistId = form.get('checklist') ?? '';
  saveChecklist(app.db, {
    userId: viewer.id,
    companyId: member.companyId,
    moduleId: module.id,
    checklistId,
    // What was ticked on the page this person saw.
    shown: (form.get('shown') ?? '').split('.').filter(Boolean),
    ticked: form.getAll('ticked'),
    catalogue: app.catalogue,
    now,
  });
  return redirectTo(`${checklistsAddress(locale, module.id)}?saved=${checklistId}#${checklistId}`);
});

export default function ChecklistsPage() {
  const { module, checklists, company, signedIn, saved } = useLoaderData<typeof loader>();
  const t = useMessages().checklist;
  const locale = useLocale();
  const address = checklistsAddress(locale, module.id);
  return (
    <div className="prose" data-line={module.position}>
      <p className="eyebrow">
        <StationSymbol line={module.position} state="todo" />
        <a href={`/${locale}/modules/${module.id}`}>{module.title}</a>
      </p>
      <h1>{t.title(module.title)}</h1>
      <p className="lede">{checklists.length > 0 ? t.lede : t.none}</p>
      {checklists.length > 1 && (
        <nav aria-label={t.onThisPage} className="contents-list">
          <ul>
            {checklists.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="screen-only quiet">
        {company && <p>{t.forCompany(company)}</p>}
        {!signedIn && (
          <p>
            {t.visitor} <a href={`/${locale}/account/sign-in?next=${encodeURIComponent(address)}`}>{t.signIn}</a>
          </p>
        )}
        <p>{t.print}</p>
      </div>
      {checklists.map((checklist) => (
        <Checklist key={checklist.id} list={checklist} mayTick={company !== null} saved={checklist.id === saved} />
      ))}
    </div>
  );
}
