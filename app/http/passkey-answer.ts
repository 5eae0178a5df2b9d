/** The shape of what a browser gives after a passkey was used (WebAuthn 3, 5.1.8), before anything in it is believed. */
import { z } from 'zod';

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(max);
const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  // Nothing of the extensions is used.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

export const signedAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(2000),
    userHandle: base64url(100)
      .nullish()
      .transform((handle) => handle ?? undefined),
  }),
});

export const madePasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url(4000), attestationObject: base64url(20_000) }),
});
