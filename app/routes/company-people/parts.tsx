import type { ReactNode } from 'react';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, Form } from '#app/ui/form.tsx';

type Role = 'manager' | 'participant';

export interface Page {
  companyName: string;
  done: string | null;
  /** Addresses and ids are there for managers only. */
  people: { name: string; role: Role; self: boolean; email?: string; memberId?: string }[];
  /** Null for who isn't a manager. */
  managing: {
    requests: { id: string; name: string; email: string; askedOn: string }[];
    /** `validUntil` is null once it has expired. */
    invitations: { id: string; email: string; role: Role; validUntil: string | null }[];
  } | null;
}

/** One button that does something to one row. */
function RowAction({ intent, id, children }: { intent: string; id: string; children: ReactNode }) {
  return (
    <Form intent={intent} className="row-action">
      <input type="hidden" name="id" value={id} />
      <Button quiet>{children}</Button>
    </Form>
  );
}

export function Members({ people }: { people: Page['people'] }) {
  const { roles, people: t } = useMessages().company;
  const locale = useLocale();
  return (
    <ul className="rows">
      {people.map(({ name, role, self, email, memberId }, index) => (
        <li className="person" key={memberId ?? index}>
          <div>
            <p>
              <strong>{name}</strong> {self && <>({t.you}) </>}
              <span className="quiet">{roles[role]}</span>
            </p>
            {email && <p className="quiet">{email}</p>}
          </div>
          {memberId && (
            <div className="actions">
              <RowAction intent={role === 'manager' ? 'make-participant' : 'make-manager'} id={memberId}>
                {role === 'participant' ? t.makeManager(name) : self ? t.makeMeParticipant : t.makeParticipant(name)}
              </RowAction>
              {!self && <a href={`/${locale}/company/people/${memberId}/remove`}>{t.remove(name)}</a>}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

export function JoinRequests({ requests }: { requests: NonNullable<Page['managing']>['requests'] }) {
  const t = useMessages().company.people;
  if (requests.length === 0) return null;
  return (
    <>
      <h2>{t.requests}</h2>
      <p>{t.requestText}</p>
      <ul className="rows">
        {requests.map(({ id, name, email, askedOn }) => (
          <li className="person" key={id}>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              <p className="quiet">
                {email}. {t.requestedOn(askedOn)}
              </p>
            </div>
            <div className="actions">
              <RowAction intent="accept" id={id}>
                {t.accept(name)}
              </RowAction>
              <RowAction intent="decline" id={id}>
                {t.decline(name)}
              </RowAction>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export function PendingInvitations({ invitations }: { invitations: NonNullable<Page['managing']>['invitations'] }) {
  const { roles, people: t } = useMessages().company;
  if (invitations.length === 0) return <p>{t.noInvitations}</p>;
  return (
    <ul className="rows">
      {invitations.map(({ id, email, role, validUntil }) => (
        <li className="person" key={id}>
          <div>
            <p>
              <strong>{email}</strong> <span className="quiet">{roles[role]}</span>
            </p>
            <p className="quiet">{validUntil ? t.validUntil(validUntil) : t.expired}</p>
          </div>
          <div className="actions">
            <RowAction intent="resend" id={id}>
              {t.resend}
              <span className="visually-hidden">{t.forAddress(email)}</span>
            </RowAction>
            <RowAction intent="withdraw" id={id}>
              {t.withdraw}
              <span className="visually-hidden">{t.forAddress(email)}</span>
            </RowAction>
          </div>
        </li>
      ))}
    </ul>
  );
}
