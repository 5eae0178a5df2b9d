import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { listMailedCompanies, longestSubject, longestText, mailCompanies, uniqueManagers } from '#app/missions/company-mail.server.ts';
import { findMission } from '#app/missions/missions.server.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { readMissionReadiness } from '#app/reporting/mission-readiness.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { chooseCompanies, readAudiences, type Audiences } from './audience.ts';
import { ConfirmMail, MailForm, type Confirmation } from './mail-parts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ mission }, t) => `${t.missionDesk.mail.title} – ${mission.title}`, noindex: true };

export const loader = forOfficer(({ app, locale, params, url }) => {
  const mission = findMission(app.db, { missionId: params.mission ?? '' });
  const audiences = readAudiences(readMissionReadiness(app.db, { mission, catalogue: app.catalogue, timeZone: app.operator.time_zone }));
  const asked = url.searchParams.get('company') ?? '';
  return {
    mission: { id: mission.id, title: mission.title[locale] },
    counts: { all: audiences.all.length, unready: audiences.unready.length, waiting: audiences.waiting.length },
    companies: audiences.companies,
    chosen: audiences.companies.some(({ id }) => id === asked) ? asked : '',
  };
});

function mailSchema(t: Messages, audiences: Audiences) {
  const words = t.missionDesk.mail;
  const text = (missing: string, longest: number) =>
    z
      .string()
      .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().min(1, missing).max(longest, t.forms.tooLong(longest)));
  return z.object({
    to: z.string().refine((to) => chooseCompanies(audiences, to), words.toMissing),
    subject_nl: text(words.missing.subject.nl, longestSubject),
    text_nl: text(words.missing.text.nl, longestText),
    subject_en: text(words.missing.subject.en, longestSubject),
    text_en: text(words.missing.text.en, longestText),
  });
}

/** First a look at whom it reaches and what they get; only the button of that page sends. */
export const action = forOfficer(async ({ app, locale, t, params, request, viewer, now }) => {
  const { db, catalogue, operator } = app;
  const fields = await readForm(request);
  const mission = findMission(db, { missionId: params.mission ?? '' });
  const intent = fields.get('intent');
  if (intent === 'change') return { typed: Object.fromEntries(fields) };
  if (intent !== 'check' && intent !== 'send') throw new DomainError('invalid');
  const audiences = readAudiences(readMissionReadiness(db, { mission, catalogue, timeZone: operator.time_zone }));
  const form = parseForm(mailSchema(t, audiences), fields);
  if (!form.ok) return rejectForm(form.rejected);

  const { to } = form.value;
  const { audience, companyIds } = chooseCompanies(audiences, to)!;
  const mailed = listMailedCompanies(db, { missionId: mission.id, companyIds });
  if (mailed.length === 0) return rejectField(fields, { to: t.missionDesk.mail.nobody });
  const subject = { nl: form.value.subject_nl, en: form.value.subject_en };
  const text = { nl: form.value.text_nl, en: form.value.text_en };
  if (intent === 'check') {
    const companies = mailed.map(({ companyName, managers }) => ({ name: companyName, managers: managers.length }));
    return { confirm: { to, subject, text, companies, managers: uniqueManagers(mailed).length } satisfies Confirmation };
  }
  await app.throttle.count('mission-mail-officer', viewer.id);
  const sender = { userId: viewer.id, name: viewer.name, operator: operator.name, email: operator.email };
  mailCompanies(db, { missionId: mission.id, companyIds, audience, subject, text, sender, site: siteOf(app), now });
  app.wakeMail();
  return redirectTo(`/${locale}/province/missions/${mission.id}?done=mailed`);
});

export default function ProvinceMissionMail() {
  const { mission, counts, companies, chosen } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { mission: words, missionDesk } = useMessages();
  const t = missionDesk.mail;
  const locale = useLocale();
  if (answered && 'confirm' in answered) return <ConfirmMail confirmation={answered.confirm} />;
  const rejected = answered && 'errors' in answered ? answered : undefined;
  const typed = answered && 'typed' in answered ? { values: answered.typed, errors: {} } : undefined;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <p className="eyebrow">
        <a href={`/${locale}/province/missions/${mission.id}`}>{words.province.back}</a>
      </p>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede(mission.title)}</p>
      {companies.length > 0 ? <MailForm counts={counts} companies={companies} chosen={chosen} rejected={rejected ?? typed} /> : <p>{t.noCompanies}</p>}
    </>
  );
}
