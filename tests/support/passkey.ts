/** An authenticator in software (WebAuthn level 3) that does as a browser asks, or a little differently. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
/** Flags of the authenticator data (6.1): user present, user verified, attested credential data included. */
const present = 0x01;
const verified = 0x04;
const attested = 0x40;

interface Ceremony {
  challenge: string;
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  counter?: number;
  /** Attestation format, when it is another than a browser gives. */
  format?: string;
}

export function createSoftAuthenticator({ userId }: { userId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  // COSE_Key (RFC 9053, 7.1.1): EC2, ES256, P-256, and the point.
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );

  const clientData = (type: string, { challenge, origin = 'http://localhost:3000' }: Ceremony) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false });
  const authenticatorData = ({ rpId = 'localhost', userVerified = true, counter = 0 }: Ceremony, flags = 0, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([present | (userVerified ? verified : 0) | flags]), count, more]);
  };
  const shared = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const, clientExtensionResults: {} };

  return {
    id: shared.id,
    make(given: Ceremony) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = authenticatorData(given, attested, Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(cose)]));
      const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
        ['fmt', given.format ?? 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(data)],
      ]);
      const response = { clientDataJSON: base64url(clientData('webauthn.create', given)), attestationObject: base64url(isoCBOR.encode(attestation)) };
      return { ...shared, response };
    },
    sign(given: Ceremony) {
      const data = authenticatorData(given);
      const json = clientData('webauthn.get', given);
      const signature = sign('sha256', Buffer.concat([data, sha256(json)]), privateKey);
      const response = {
        clientDataJSON: base64url(json),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: base64url(userId),
      };
      return { ...shared, response };
    },
  };
}
