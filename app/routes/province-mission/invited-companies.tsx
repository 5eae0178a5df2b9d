import { useMessages } from '#app/i18n/context.tsx';
import { Button, Form } from '#app/ui/form.tsx';

/** Companies on an imported list that haven't joined: how many people were asked, not who. */
export function InvitedCompanies({ invited }: { invited: { companyName: string; kvkNumber: string; people: number; since: string }[] }) {
  const { invitees: t, companies } = useMessages().missionDesk;
  if (invited.length === 0) return null;
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <ul className="rows">
        {invited.map(({ companyName, kvkNumber, people, since }) => (
          <li className="person" key={kvkNumber}>
            <p>
              <strong>{companyName}</strong> <span className="quiet">{companies.kvkNumber(kvkNumber)}</span>
            </p>
            <p className="quiet">{t.asked(people, since)}</p>
            <Form intent="forget" className="row-action">
              <input type="hidden" name="company" value={kvkNumber} />
              <Button quiet>
                {t.forget}
                <span className="visually-hidden">: {companyName}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
