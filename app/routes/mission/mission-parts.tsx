import { splitChinese } from '#app/catalogue/chinese.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { MissionPage } from './route.tsx';

export function Prose({ paragraphs }: { paragraphs: string[] }) {
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>
          <ChineseText parts={splitChinese(paragraph)} />
        </p>
      ))}
    </>
  );
}

export function Cancelled({ page: { cancellation, own } }: { page: MissionPage }) {
  const { page: t } = useMessages().mission;
  if (!cancellation) return null;
  return (
    <Notice tone="warning" title={t.cancelledTitle}>
      <p>{cancellation}</p>
      {own && <p>{t.cancelledOwn}</p>}
    </Notice>
  );
}

export function MissionFacts({ page: { facts, own, joinable, cancellation } }: { page: MissionPage }) {
  const { page: t } = useMessages().mission;
  const locale = useLocale();
  const places =
    facts.left > 0 ? t.placesLeft(facts.left, facts.capacity) : joinable && !own ? t.placesFull(facts.capacity) : t.placesFullClosed(facts.capacity);
  return (
    <dl className="facts">
      <dt>{t.destination}</dt>
      <dd>
        <ChineseText parts={splitChinese(facts.destination)} />
      </dd>
      <dt>{t.dates}</dt>
      <dd>{facts.dates}</dd>
      {!cancellation && (
        <>
          <dt>{t.enrolBy}</dt>
          <dd>{facts.enrolBy}</dd>
          <dt>{t.places}</dt>
          <dd>{places}</dd>
        </>
      )}
      <dt>{t.track}</dt>
      <dd>
        <a href={`/${locale}/tracks/${facts.track.id}`}>{facts.track.title}</a>
      </dd>
    </dl>
  );
}

/** What the company has on this mission, for its members; withdrawing asks once more. */
export function OwnPlace({ page: { id, own, viewer, cancellation } }: { page: MissionPage }) {
  const { mission, countdown } = useMessages();
  const { page: t } = mission;
  const locale = useLocale();
  if (!own) return null;
  const address = `/${locale}/missions/${id}`;
  if (own.withdrawing && own.canWithdraw) {
    return (
      <Notice tone="warning" title={t.withdrawTitle(own.company)}>
        {t.withdrawText.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <Form action={address} intent="withdraw">
          <div className="actions">
            <Button warning>{t.withdrawConfirm}</Button>
            <a href={address}>{t.withdrawBack}</a>
          </div>
        </Form>
      </Notice>
    );
  }
  return (
    <section className="stack" aria-labelledby="own">
      <h2 id="own">{t.own}</h2>
      {!cancellation && <p>{own.position === null ? t.placed(own.company) : t.waiting(own.company, own.position)}</p>}
      <h3>{t.travellers}</h3>
      <ul>
        {own.travellers.map((traveller) => (
          <li key={traveller.id}>{traveller.name}</li>
        ))}
      </ul>
      <p className="actions">
        <a className="button" href={`/${locale}/training`}>
          {t.toTraining}
        </a>
        {viewer.isManager && <a href={`/${locale}/company/enrolments/${own.enrolmentId}`}>{t.toEnrolment}</a>}
        {own.debriefing && <a href={`${address}/debrief`}>{countdown.debrief.title}</a>}
        {own.canWithdraw && <a href={`${address}?withdraw=ask`}>{t.withdraw}</a>}
      </p>
    </section>
  );
}

export function Programme({ days }: { days: MissionPage['programme'] }) {
  const { page: t } = useMessages().mission;
  if (days.length === 0) return null;
  return (
    <>
      <h2>{t.programme}</h2>
      <ul className="rows">
        {days.map(({ day, text }) => (
          <li key={day}>
            <h3>{day}</h3>
            <Prose paragraphs={text.split('\n')} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A telephone number that stays on one line. */
const unbroken = (phone: string) => phone.replace(/\s/g, '\u00a0').replaceAll('-', '\u2011');

export function Contacts({ contacts }: { contacts: MissionPage['contacts'] }) {
  const { page: t } = useMessages().mission;
  if (contacts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="contacts">
      <h2 id="contacts">{t.contacts}</h2>
      <p className="quiet">{t.contactsHidden}</p>
      <ul className="rows">
        {contacts.map(({ kind, name, phone, email }, index) => (
          <li key={index}>
            <p>
              <strong>{name}</strong> <span className="quiet">{t.contactKinds[kind]}</span>
            </p>
            <p>
              <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{unbroken(phone)}</a>
              {email && (
                <>
                  {', '}
                  <a href={`mailto:${email}`}>{email}</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For who isn't on the mission yet. */
export function JoinInvitation({ page: { id, own, facts, joinable, viewer, cancellation } }: { page: MissionPage }) {
  const { page: t, list } = useMessages().mission;
  const locale = useLocale();
  if (own || cancellation) return null;
  if (!joinable) return <p>{t.joinClosed}</p>;
  const join = `/${locale}/missions/${id}/join`;
  const places = <p>{facts.left > 0 ? list.places(facts.left, facts.enrolBy) : list.full(facts.enrolBy)}</p>;
  if (viewer.isManager) {
    return (
      <>
        {places}
        <p className="actions">
          <a className="button" href={join}>
            {t.join}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      {places}
      <p>{t.joinText}</p>
      {!viewer.signedIn && (
        <p>
          <a href={`/${locale}/account/sign-in?next=${encodeURIComponent(join)}`}>{t.signInToJoin}</a>
        </p>
      )}
    </>
  );
}
