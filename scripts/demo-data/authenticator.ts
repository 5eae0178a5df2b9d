/** The authenticator that the officer and the administrator of the demonstration share. Everybody may know its secret. */
import { Secret, TOTP } from 'otpauth';

/** 160 bits in base32; any authenticator app takes it. */
export const demonstrationSecret = 'VOORBEREIDDEMONSTRATIEPROVINCIE2';

const codes = new TOTP({ issuer: 'Voorbereid demo', label: 'officer@example.nl', secret: Secret.fromBase32(demonstrationSecret) });

/** For an app that opens such addresses. */
export const demonstrationAddress = codes.toString();

export function demonstrationCode(now: Date): { code: string; secondsLeft: number } {
  const timestamp = now.getTime();
  return { code: codes.generate({ timestamp }), secondsLeft: Math.ceil(codes.remaining({ timestamp }) / 1000) };
}
