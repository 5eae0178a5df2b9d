/** Somebody's authenticator app, for tests and for the demonstration data. */
import { Secret, TOTP } from 'otpauth';
import { confirmAuthenticator } from '#app/accounts/authenticator.server.ts';
import type { Database } from '#db';

export const exampleSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** The code that the app shows at a moment. */
export function codeAt(instant: Date, secret = exampleSecret): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() });
}

/** Sets an authenticator up for a user, as if half an hour ago: the present code is unused. */
export function giveAuthenticator(
  { db, factorKey, now }: { db: Database; factorKey: Buffer; now(): Date },
  { userId, secret = exampleSecret }: { userId: string; secret?: string },
): void {
  const then = new Date(now().getTime() - 30 * 60_000);
  const site = { baseUrl: 'http://localhost:3000', name: 'Voorbereid' };
  confirmAuthenticator(db, { userId, secret, code: codeAt(then, secret), keepSession: '', factorKey, site, now: then });
}
