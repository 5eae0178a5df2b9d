import { useLoaderData } from '@remix-run/react';
import { countOwnJoinRequests, withdrawOwnJoinRequests } from '#app/companies/join-requests.server.ts';
import { listMemberships, switchCompany } from '#app/companies/membership.server.ts';
import { DomainError } from '#app/errors.ts';
import { forMember } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { Button, Form } from '#app/ui/form.tsx';

export const handle: PageHandle = { title: (_, t) => t.company.switch.title, noindex: true };

export const loader = forMember(({ app, viewer, member, url }) => ({
  done: url.searchParams.get('done'),
  companies: listMemberships(app.db, { userId: viewer.id }).map(({ companyId, companyName, role }) => ({
    id: companyId,
    name: companyName,
    role,
    current: companyId === member.companyId,
  })),
  waiting: countOwnJoinRequests(app.db, { userId: viewer.id }),
}));

export const action = forMember(async ({ app, locale, request, viewer, now }) => {
  const form = await readForm(request);
  switch (form.get('intent') ?? '') {
    case 'switch':
      switchCompany(app.db, { userId: viewer.id, companyId: form.get('company') ?? '', now });
      return redirectTo(`/${locale}/company/switch?done=switched`);
    case 'withdraw':
      withdrawOwnJoinRequests(app.db, { userId: viewer.id, now });
      return redirectTo(`/${locale}/company/switch?done=withdrawn`);
    default:
      throw new DomainError('invalid');
  }
});

export default function SwitchCompany() {
  const { companies, waiting, done } = useLoaderData<typeof loader>();
  const { company } = useMessages();
  const t = company.switch;
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={done} words={t.done} />
      <h1>{t.title}</h1>
      <p className="lede">{companies.length > 1 ? t.lede : t.only}</p>
      <ul className="rows">
        {companies.map(({ id, name, role, current }) => (
          <li className="person" key={id}>
            <p>
              <strong>{name}</strong> <span className="quiet">{company.roles[role]}</span>
            </p>
            {current ? (
              <p className="state state-done">{t.now}</p>
            ) : (
              <Form intent="switch" className="row-action" anyCompany>
                <input type="hidden" name="company" value={id} />
                <Button>{t.choose(name)}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/training`}>{t.toTraining}</a>
      </p>
      <h2>{t.another}</h2>
      <p>{t.anotherText}</p>
      <p>
        <a href={`/${locale}/account/register?another=yes`}>{t.register}</a>
      </p>
      {waiting > 0 && (
        <Form intent="withdraw" className="row-action" anyCompany>
          <p>{t.waiting(waiting)}</p>
          <Button quiet>{t.withdraw(waiting)}</Button>
        </Form>
      )}
    </>
  );
}
