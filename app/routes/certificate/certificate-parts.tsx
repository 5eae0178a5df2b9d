import { splitChinese } from '#app/catalogue/chinese.ts';
import { describeIdentity, type PresentedCertificate } from '#app/certificates/presentation.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Whether the certificate counts, in one sentence, before anything else. */
export function Answer({ certificate: { status, validThrough, revocation } }: { certificate: PresentedCertificate }) {
  const { page: t } = useMessages().certificate;
  if (status === 'valid') return <p className="lede">{t.valid(validThrough)}</p>;
  if (!revocation) {
    return (
      <Notice tone="warning">
        <p>{t.expired(validThrough)}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning">
      <p>{t.revoked(revocation.on)}</p>
      <p>
        <ChineseText parts={splitChinese(t.reason(revocation.reason))} />
      </p>
    </Notice>
  );
}

/** Everything the paper says, as it was issued. */
export function IssuedFacts({ certificate }: { certificate: PresentedCertificate }) {
  const t = useMessages().certificate;
  const { companyName, kvkNumber, identity, track, mission, participants, issuedOn, validThrough, issuer, number } = certificate;
  return (
    <dl className="facts">
      <dt>{t.facts.company}</dt>
      <dd>
        <strong>
          <ChineseText parts={splitChinese(companyName)} />
        </strong>
      </dd>
      <dt>{t.facts.kvkNumber}</dt>
      <dd>{kvkNumber}</dd>
      <dt>{t.facts.identity}</dt>
      <dd>{describeIdentity(identity, t)}</dd>
      <dt>{t.facts.track}</dt>
      <dd>
        {track}
        {mission && (
          <>
            <br />
            <ChineseText parts={splitChinese(t.mission(mission.title, mission.dates))} />
          </>
        )}
      </dd>
      <dt>{t.facts.participants}</dt>
      <dd>{t.participantsText(participants)}</dd>
      <dt>{t.facts.issuedOn}</dt>
      <dd>{issuedOn}</dd>
      <dt>{t.facts.validThrough}</dt>
      <dd>{validThrough}</dd>
      <dt>{t.facts.issuer}</dt>
      <dd>{issuer}</dd>
      <dt>{t.facts.number}</dt>
      <dd>{number}</dd>
    </dl>
  );
}
