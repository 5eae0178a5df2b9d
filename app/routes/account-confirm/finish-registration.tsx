import { useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, type Rejected } from '#app/ui/form.tsx';
import { NewPassword } from '#app/ui/new-password.tsx';

/** Whose registration waits, and the password that makes it an account. */
export function FinishRegistration({
  registration,
  rejected,
}: {
  registration: { name: string; email: string; companyName: string };
  rejected: Rejected | undefined;
}) {
  const { account } = useMessages();
  const t = account.confirm;
  const { name, email, companyName } = registration;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <dl className="facts">
        <dt>{t.person}</dt>
        <dd>{name}</dd>
        <dt>{account.fields.email}</dt>
        <dd>{email}</dd>
        <dt>{t.company}</dt>
        <dd>{companyName}</dd>
      </dl>
      <p>{t.notYou}</p>
      <p>{t.choosePassword}</p>
      <Form>
        <NewPassword email={email} rejected={rejected} />
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
    </>
  );
}
