import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { findCertificate } from '#app/certificates/certificates.server.ts';
import { presentCertificate, type PresentedCertificate } from '#app/certificates/presentation.ts';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { locales } from '#app/i18n/locale.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';
import { Answer, IssuedFacts } from './certificate-parts.tsx';

interface Loaded {
  /** Null: nothing was ever issued under this number. */
  found: PresentedCertificate | null;
  /** Where to report a changed paper. */
  operator: string;
  email: string;
}
export const handle: PageHandle<Loaded> = {
  title: ({ found }, t) => (found ? t.certificate.page.title(found.companyName) : t.certificate.page.unknown),
  noindex: true,
};

/** Whoever has the number sees everything that was issued: that is what makes a changed paper recognisable. */
export const loader = forAnyone(async ({ app, locale, params, clientAddress, now }) => {
  const { operator, db } = app;
  const certificate = await app.throttle.lookUp('certificate-client', clientAddress, () => findCertificate(db, { certificateId: params.certificate ?? '' }));
  const found = certificate && presentCertificate(certificate, { locale, timeZone: operator.time_zone, now });
  return data<Loaded>({ found, operator: operator.short_name[locale], email: operator.email }, { status: found ? 200 : 404 });
});

export default function CertificatePage() {
  const { found, email, operator } = useLoaderData<Loaded>();
  const { page: t } = useMessages().certificate;
  const locale = useLocale();
  if (!found) return <UnknownCertificate />;
  return (
    <>
      <p className="eyebrow">
        <span>
          <ChineseText parts={splitChinese(t.title(found.companyName))} />
        </span>
      </p>
      <h1>{t.answer[found.status]}</h1>
      <Answer certificate={found} />
      <div className="split">
        <div className="stack">
          <h2>{t.issued}</h2>
          <IssuedFacts certificate={found} />
          <h2>{t.compare}</h2>
          <p>
            {t.compareText(operator)} <a href={`mailto:${email}`}>{email}</a>
          </p>
          <h2>{t.means}</h2>
          {t.meansText.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <div className="stack">
          <h2>{t.modules}</h2>
          <FinishedModules certificate={found} />
          <h2>{t.print}</h2>
          {found.status === 'revoked' ? (
            <p>{t.noPdf}</p>
          ) : (
            <ul>
              {locales.map((lang) => (
                <li key={lang}>
                  <a href={`/certificates/${found.id}.pdf?lang=${lang}`} hrefLang={lang} type="application/pdf">
                    {t.pdf[lang]}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <p>
        <a href={`/${locale}/verify`}>{t.other}</a>
      </p>
    </>
  );
}

function FinishedModules({ certificate: { track, modules } }: { certificate: PresentedCertificate }) {
  const t = useMessages().certificate;
  return (
    <RouteLine
      label={t.page.line(track)}
      stations={modules.map(({ id, title, line, versions }) => ({ id, title, line, state: 'done', meta: t.versions(versions) }))}
    />
  );
}

function UnknownCertificate() {
  const { page: t } = useMessages().certificate;
  const locale = useLocale();
  return (
    <div className="prose">
      <h1>{t.unknown}</h1>
      {t.unknownText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="actions">
        <a className="button" href={`/${locale}/verify`}>
          {t.tryAgain}
        </a>
      </p>
    </div>
  );
}
