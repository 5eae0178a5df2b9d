import { useLoaderData } from '@remix-run/react';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, Form } from '#app/ui/form.tsx';

interface Page {
  signedIn: boolean;
}

export const handle: PageHandle = { title: (_, t) => t.account.signOut.title, noindex: true };

export const loader = forAnyone(({ viewer }): Page => ({ signedIn: viewer !== null }));

export const action = forAnyone(async ({ app, request, locale }) => {
  const cookie = await app.sessions.end(request.headers.get('Cookie'));
  return redirectTo(`/${locale}/account/sign-in?done=signed-out`, { 'Set-Cookie': cookie });
});

export default function SignOut() {
  const { signedIn } = useLoaderData<Page>();
  const { account, site } = useMessages();
  const t = account.signOut;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p>{signedIn ? t.text : t.notSignedIn}</p>
      {signedIn ? (
        <Form>
          <div className="actions">
            <Button>{t.submit}</Button>
          </div>
        </Form>
      ) : (
        <p>
          <a href={`/${locale}/account/sign-in`}>{site.signIn}</a>
        </p>
      )}
    </>
  );
}
