import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { NewPassword } from '#app/ui/new-password.tsx';
import { Notice } from '#app/ui/notice.tsx';

export interface OpenInvitation {
  state: 'create' | 'sign-in' | 'join' | 'other-person' | 'in-company' | 'officer';
  companyName: string;
  email: string;
  role: 'manager' | 'participant';
  /** The company that a person who can join works for now. */
  elsewhere: string | null;
}

/** Who invites, and the one thing this person can do about it. */
export function AcceptInvitation({ invitation, rejected }: { invitation: OpenInvitation; rejected: Rejected | undefined }) {
  const { account, company, site } = useMessages();
  const t = account.invitation;
  const locale = useLocale();
  const { state, companyName, email, role, elsewhere } = invitation;
  const refusal = state === 'other-person' ? t.otherPerson : state === 'in-company' ? t.inCompany : state === 'officer' ? t.officer : null;
  return (
    <>
      <h1>{t.title(companyName)}</h1>
      <p>{t.text(companyName)}</p>
      <dl className="facts">
        <dt>{t.role}</dt>
        <dd>
          {company.roleChoices[role].label}
          <br />
          <span className="quiet">{company.roleChoices[role].hint}</span>
        </dd>
        <dt>{t.email}</dt>
        <dd>{email}</dd>
      </dl>
      {refusal && (
        <Notice tone="warning">
          <p>{refusal}</p>
          {state !== 'in-company' && (
            <p>
              <a href={`/${locale}/account/sign-out`}>{site.signOut}</a>
            </p>
          )}
        </Notice>
      )}
      {state === 'create' && (
        <>
          <h2>{t.createTitle}</h2>
          <Form>
            <TextField name="name" label={account.fields.name} type="text" autoComplete="name" rejected={rejected} />
            <NewPassword email={email} rejected={rejected} />
            <div className="actions">
              <Button>{t.create}</Button>
            </div>
          </Form>
        </>
      )}
      {state === 'sign-in' && (
        <>
          <h2>{t.signInTitle}</h2>
          <p>{t.signInText}</p>
          <Form>
            <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
            <TextField name="password" label={account.fields.password} type="password" autoComplete="current-password" rejected={rejected} />
            <div className="actions">
              <Button>{t.signIn}</Button>
              <a href={`/${locale}/account/forgot-password`}>{account.signIn.forgot}</a>
            </div>
          </Form>
        </>
      )}
      {state === 'join' && (
        <Form>
          {elsewhere && <p>{t.alsoElsewhere(elsewhere)}</p>}
          <div className="actions">
            <Button>{t.join}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
