import { useActionData } from '@remix-run/react';
import { findCertificate } from '#app/certificates/certificates.server.ts';
import { readNumber } from '#app/certificates/number.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, TextField } from '#app/ui/form.tsx';

export const handle: PageHandle = {
  title: (_, t) => t.certificate.verify.title,
  description: (_, t) => t.certificate.verify.description,
};

export const loader = forAnyone(() => null);

export const action = forAnyone(async ({ app, request, locale, t, clientAddress }) => {
  const { verify } = t.certificate;
  const form = await readForm(request);
  const typed = form.get('number') ?? '';
  const certificateId = readNumber(typed);
  if (!certificateId) return rejectField(form, { number: typed.trim() ? verify.shape : verify.missing });
  const found = await app.throttle.lookUp('certificate-client', clientAddress, () => findCertificate(app.db, { certificateId }));
  if (!found) return rejectField(form, { number: verify.unknown });
  return redirectTo(`/${locale}/certificates/${found.id}`);
});

export default function Verify() {
  const rejected = useActionData<typeof action>();
  const { verify: t } = useMessages().certificate;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <Form>
        <TextField name="number" label={t.number} hint={t.hint} type="text" autoComplete="off" spellCheck={false} rejected={rejected} />
        <Button>{t.submit}</Button>
      </Form>
      <p>{t.qr}</p>
    </>
  );
}
