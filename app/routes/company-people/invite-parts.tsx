import { mostAddresses } from '#app/companies/pasted-addresses.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Button, ChoiceField, Form, TextArea, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

export interface PlannedLine {
  text: string;
  plan: keyof Messages['company']['people']['plans'];
}

/** After sending: the lines that stayed behind. */
export interface PartlySent extends Rejected {
  left?: PlannedLine[];
  sent?: number;
}

export interface Preview {
  preview: PlannedLine[];
  /** As pasted. */
  addresses: string;
  role: 'manager' | 'participant';
}

const canGo = ({ plan }: PlannedLine) => plan === 'invite' || plan === 'again';

function LineTable({ lines }: { lines: PlannedLine[] }) {
  const { preview: t, plans } = useMessages().company.people;
  return (
    <DataTable
      caption={t.table}
      captionHidden
      head={[t.line, t.what]}
      rows={lines.map((line, index) => [
        <span key="line" className="person">
          {line.text}
        </span>,
        <span key={index} className={canGo(line) ? 'state-done' : line.plan === 'double' ? 'quiet' : 'field-error'}>
          {plans[line.plan]}
        </span>,
      ])}
    />
  );
}

/** A page of its own, in which nothing has been sent: what each line would do, the button for it, and the box to change them. */
export function InvitePreview({ preview: { preview: lines, addresses, role } }: { preview: Preview }) {
  const { roles, people } = useMessages().company;
  const t = people.preview;
  const locale = useLocale();
  const going = lines.filter(canGo).length;
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {going === 0 && (
        <Notice tone="warning">
          <p>{t.nothing}</p>
        </Notice>
      )}
      <LineTable lines={lines} />
      {going > 0 && (
        <Form intent="invite">
          <p>{t.role(roles[role])}</p>
          {lines.some((line) => !canGo(line) && line.plan !== 'double') && <p>{t.rest}</p>}
          <input type="hidden" name="addresses" value={addresses} />
          <input type="hidden" name="role" value={role} />
          <div className="actions">
            <Button>{t.submit(going)}</Button>
            <a href={`/${locale}/company/people`}>{people.leaveInviting}</a>
          </div>
        </Form>
      )}
      <h2>{t.change}</h2>
      <InviteForm rejected={{ values: { addresses, role }, errors: {} }} />
    </>
  );
}

export function InviteForm({ rejected }: { rejected: PartlySent | undefined }) {
  const { roleChoices, people: t } = useMessages().company;
  return (
    <Form intent="check">
      <p>{t.inviteHint}</p>
      {rejected?.left && <LineTable lines={rejected.left} />}
      <TextArea name="addresses" label={t.addresses} hint={t.addressesHint(mostAddresses)} rejected={rejected} />
      <ChoiceField
        kind="one"
        name="role"
        label={t.role}
        choices={[
          { value: 'participant', ...roleChoices.participant },
          { value: 'manager', ...roleChoices.manager },
        ]}
        chosen={['participant']}
        rejected={rejected}
      />
      <div className="actions">
        <Button quiet={Boolean(rejected && Object.keys(rejected.errors).length === 0)}>{t.check}</Button>
      </div>
    </Form>
  );
}
