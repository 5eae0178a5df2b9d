import { splitChinese } from '#app/catalogue/chinese.ts';
import { describeIdentity, type PresentedCertificate } from '#app/certificates/presentation.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, Form, TextArea, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

export function CertificateFacts({ certificate }: { certificate: PresentedCertificate }) {
  const t = useMessages().certificate;
  const locale = useLocale();
  const { status, revocation, modules } = certificate;
  return (
    <>
      <dl className="facts">
        <dt>{t.facts.status}</dt>
        <dd>
          <span className={`state certificate-${status}`}>{t.status[status]}</span>
        </dd>
        {revocation && (
          <>
            <dt>{t.facts.revokedOn}</dt>
            <dd>{revocation.on}</dd>
            <dt>{t.facts.reason}</dt>
            <dd>
              <ChineseText parts={splitChinese(revocation.reason)} />
            </dd>
          </>
        )}
        <dt>{t.facts.kvkNumber}</dt>
        <dd>{certificate.kvkNumber}</dd>
        <dt>{t.facts.identity}</dt>
        <dd>{describeIdentity(certificate.identity, t)}</dd>
        <dt>{t.facts.track}</dt>
        <dd>{certificate.track}</dd>
        <dt>{t.page.modules}</dt>
        <dd>{modules.map(({ title, versions }) => `${title} (${t.versions(versions)})`).join(', ')}</dd>
        <dt>{t.facts.participants}</dt>
        <dd>{certificate.participants}</dd>
        <dt>{t.facts.issuedOn}</dt>
        <dd>{certificate.issuedOn}</dd>
        <dt>{t.facts.validThrough}</dt>
        <dd>{certificate.validThrough}</dd>
        <dt>{t.facts.number}</dt>
        <dd>{certificate.number}</dd>
      </dl>
      <p>
        <a href={`/${locale}/certificates/${certificate.id}`}>{t.detail.publicPage}</a>
      </p>
    </>
  );
}

export function RevocationForm({ rejected }: { rejected: Rejected | undefined }) {
  const { detail: t } = useMessages().certificate;
  return (
    <>
      <h2>{t.revoke}</h2>
      <p>{t.revokeText}</p>
      <Form intent="check">
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rejected={rejected} />
        <Button quiet>{t.continue}</Button>
      </Form>
    </>
  );
}

/** Nothing has happened yet: what would, and the button for it. */
export function ConfirmRevocation({ certificate, reason }: { certificate: PresentedCertificate; reason: string }) {
  const { detail: t, facts } = useMessages().certificate;
  const locale = useLocale();
  return (
    <>
      <h1>{t.confirmTitle}</h1>
      <dl className="facts">
        <dt>{facts.company}</dt>
        <dd>
          <ChineseText parts={splitChinese(certificate.companyName)} />
        </dd>
        <dt>{facts.track}</dt>
        <dd>{certificate.track}</dd>
        <dt>{facts.number}</dt>
        <dd>{certificate.number}</dd>
        <dt>{facts.reason}</dt>
        <dd>
          <ChineseText parts={splitChinese(reason)} />
        </dd>
      </dl>
      <Notice tone="warning">
        {t.confirmText.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <Form intent="revoke">
        <input type="hidden" name="reason" value={reason} />
        <div className="actions">
          <Button warning>{t.confirm}</Button>
          <a href={`/${locale}/province/certificates/${certificate.id}`}>{t.cancel}</a>
        </div>
      </Form>
    </>
  );
}
