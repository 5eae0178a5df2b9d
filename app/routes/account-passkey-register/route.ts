/** Making a passkey, in the two steps that public/passkey.js takes: what to make, and what was made. */
import { z } from 'zod';
import { nameField } from '#app/accounts/account-fields.ts';
import { addPasskey, beginPasskey, mostPasskeys } from '#app/accounts/passkeys.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { answerJson, readJson, refuseInJson, takesPostsOnly } from '#app/http/json.server.ts';
import { madePasskey } from '#app/http/passkey-answer.ts';
import { replaceSession } from '#app/http/sign-in.server.ts';

const longestName = 60;
const step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('options'), name: z.string() }),
  z.object({ step: z.literal('answer'), name: z.string(), response: madePasskey }),
]);

export const loader = forSignedIn(takesPostsOnly);

export const action = forSignedIn(async (call) => {
  const { app, request, locale, t, viewer, now } = call;
  const words = t.security.passkeys;
  const page = `/${locale}/account/security`;
  const onAccount = { userId: viewer.id, site: siteOf(app), now };
  try {
    const asked = await readJson(request, step);
    requireRecentProof(call, { next: page });
    const name = nameField(t, { max: longestName, missing: words.nameMissing }).safeParse(asked.name);
    if (!name.success) return answerJson({ message: name.error.issues[0]?.message }, { status: 422 });
    if (asked.step === 'options') return answerJson(await beginPasskey(app.db, onAccount));
    await addPasskey(app.db, { ...onAccount, name: name.data, response: asked.response, keepSession: viewer.sessionHash });
    app.wakeMail();
    const headers = { 'Set-Cookie': await replaceSession(call, { userId: viewer.id, assurance: viewer.assurance }) };
    return answerJson({ next: `${page}?done=passkey-added` }, { headers });
  } catch (error) {
    return refuseInJson(error, { t, words: { invalid: words.refused, 'already-done': words.known, 'not-open': words.most(mostPasskeys) } });
  }
});
