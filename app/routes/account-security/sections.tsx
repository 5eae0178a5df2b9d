import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { Button, Form, TextField } from '#app/ui/form.tsx';
import { PasskeyPlace } from '#app/ui/passkey-place.tsx';

export interface Factor {
  since: string;
  recoveryCodes: number;
}

export interface ShownPasskey {
  id: string;
  name: string;
  madeOn: string;
  lastUsed: string | null;
}

export interface ShownSession {
  hash: string;
  device: string;
  assurance: keyof Messages['security']['sessions']['assurance'];
  signedInAt: string;
  lastUsedAt: string;
  here: boolean;
}

export function FactorSection({ factor, required }: { factor: Factor | null; required: boolean }) {
  const t = useMessages().security.factor;
  const page = `/${useLocale()}/account/security`;
  return (
    <>
      <h2>{t.title}</h2>
      {factor ? (
        <>
          <p>{t.on(factor.since)}</p>
          <p>{t.codesLeft(factor.recoveryCodes)}</p>
          {required && <p>{t.required}</p>}
        </>
      ) : (
        <p>{t.off}</p>
      )}
      <div className="actions">
        <a className={factor ? undefined : 'button'} href={`${page}/authenticator`}>
          {factor ? t.replace : t.setUp}
        </a>
        {factor && <a href={`${page}/recovery-codes`}>{t.renewCodes}</a>}
        {factor && !required && (
          <Form intent="remove-factor">
            <Button quiet>{t.remove}</Button>
          </Form>
        )}
      </div>
    </>
  );
}

export function PasskeySection({ passkeys, most }: { passkeys: ShownPasskey[]; most: number }) {
  const t = useMessages().security.passkeys;
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      {passkeys.length === 0 && <p>{t.none}</p>}
      {passkeys.length > 0 && (
        <ul className="rows">
          {passkeys.map(({ id, name, madeOn, lastUsed }) => (
            <li className="person" key={id}>
              <strong>{name}</strong>
              <p className="meta">
                {t.madeOn(madeOn)}, {lastUsed ? t.lastUsed(lastUsed) : t.neverUsed}
              </p>
              <Form intent="remove-passkey">
                <input type="hidden" name="passkey" value={id} />
                <Button quiet>{t.remove(name)}</Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {passkeys.length < most ? <MakePasskey /> : <p>{t.most(most)}</p>}
    </>
  );
}

function MakePasskey() {
  const t = useMessages().security.passkeys;
  const address = `/${useLocale()}/account/passkey/register`;
  return (
    <PasskeyPlace kind="register" address={address} failed={t.failed} otherwise={<p className="quiet">{t.unsupported}</p>}>
      <TextField name="name" label={t.name} hint={t.nameHint} type="text" autoComplete="off" width="medium" />
      <div className="actions">
        <Button quiet>{t.add}</Button>
      </div>
    </PasskeyPlace>
  );
}

export function SessionSection({ sessions }: { sessions: ShownSession[] }) {
  const t = useMessages().security.sessions;
  return (
    <>
      <h2>{t.title}</h2>
      <ul className="rows">
        {sessions.map(({ hash, device, assurance, signedInAt, lastUsedAt, here }) => (
          <li className="person" key={hash}>
            <strong>{device || t.unknownDevice}</strong> {here && <span className="state state-done">{t.here}</span>}
            <p className="meta">
              {t.signedIn(signedInAt)} {t.assurance[assurance]}, {t.lastUsed(lastUsedAt)}
            </p>
            {!here && (
              <Form intent="end-session">
                <input type="hidden" name="session" value={hash} />
                <Button quiet>
                  {t.end} <span className="visually-hidden">{t.endLabel(device || t.unknownDevice)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form intent="end-others">
          <div className="actions">
            <Button quiet>{t.endOthers}</Button>
          </div>
        </Form>
      ) : (
        <p>{t.onlyHere}</p>
      )}
    </>
  );
}
