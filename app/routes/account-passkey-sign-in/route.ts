/** Signing in with a passkey, in the two steps that public/passkey.js takes: what to sign, and the signature. */
import { z } from 'zod';
import { beginPasskeySignIn, signInWithPasskey } from '#app/accounts/passkeys.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { answerJson, readJson, refuseInJson, takesPostsOnly } from '#app/http/json.server.ts';
import { signedAnswer } from '#app/http/passkey-answer.ts';
import { destinationOf, signIn } from '#app/http/sign-in.server.ts';

const step = z.discriminatedUnion('step', [z.object({ step: z.literal('options') }), z.object({ step: z.literal('answer'), response: signedAnswer })]);

export const loader = forAnyone(takesPostsOnly);

export const action = forAnyone(async (call) => {
  const { app, request, t, clientAddress, now } = call;
  const site = siteOf(app);
  try {
    const asked = await readJson(request, step);
    await app.throttle.count('sign-in-client', clientAddress);
    if (asked.step === 'options') return answerJson(await beginPasskeySignIn(app.db, { site, now }));
    const account = await signInWithPasskey(app.db, { response: asked.response, site, now });
    const headers = { 'Set-Cookie': await signIn(call, { person: account, assurance: 'passkey' }) };
    return answerJson({ next: destinationOf(call, account) }, { headers });
  } catch (error) {
    return refuseInJson(error, { t, words: { invalid: t.security.passkeySignIn.refused } });
  }
});
