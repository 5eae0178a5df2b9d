/** OpenID Connect with one provider: code flow with PKCE (RFC 7636), state and nonce. The only file that knows openid-client. */
import * as protocol from 'openid-client';
import type { Locale } from '../i18n/locale.ts';
import type { AllOpenIdSettings, OpenIdProviderName, OpenIdSettings } from '../openid-settings.server.ts';
import type { OpenIdRequest } from './openid-requests.server.ts';

/** Who the provider says that somebody is. */
export interface OpenIdIdentity {
  issuer: string;
  subject: string;
  /** Verified by the provider; trimmed and in lower case, as accounts have it. */
  email: string;
  name: string | null;
  kvkNumber: string | null;
}

/** Why an answer of the provider opens nothing. */
export type AnswerRefusal = 'denied' | 'too-weak' | 'no-verified-email' | 'unavailable' | 'unusable';

export interface OpenIdProvider {
  name: OpenIdProviderName;
  label: { nl: string; en: string };
  /** Where the browser goes to sign in; null when the provider can't be reached. */
  signInAddress(request: OpenIdRequest): Promise<string | null>;
  /** Turns the query of the return address into an identity, with two or three requests to the provider. */
  redeem(answer: URLSearchParams, request: OpenIdRequest): Promise<OpenIdIdentity | AnswerRefusal>;
}

export type OpenIdProviders = ReadonlyMap<string, OpenIdProvider>;

/** Gets codes only, never a token, an address or what the provider wrote. */
interface Log {
  warn(fields: Record<string, unknown>, message: string): void;
}

/** A provider's metadata is asked for again after this long, in milliseconds. */
const metadataLife = 3_600_000;
/** Seconds; a person is waiting. */
const defaultTimeout = 10;

export function createOpenIdProviders(
  settings: AllOpenIdSettings,
  given: { baseUrl: string; log: Log; now: () => Date; timeoutSeconds?: number },
): OpenIdProviders {
  const configured = Object.entries(settings) as [OpenIdProviderName, OpenIdSettings][];
  return new Map(configured.map(([name, one]) => [name, createProvider(name, one, given)]));
}

function createProvider(
  name: OpenIdProviderName,
  settings: OpenIdSettings,
  { baseUrl, log, now, timeoutSeconds = defaultTimeout }: { baseUrl: string; log: Log; now: () => Date; timeoutSeconds?: number },
): OpenIdProvider {
  const connect = rememberFor(metadataLife, now, () => discover(settings, timeoutSeconds));
  const returnAddress = (locale: Locale) => `${baseUrl}/${locale}/account/openid/${name}/return`;
  const note = (step: string, error: unknown) => log.warn({ provider: name, step, ...codesOf(error) }, 'openid');

  return {
    name,
    label: settings.label,
    async signInAddress({ state, nonce, verifier, locale }) {
      try {
        const address = protocol.buildAuthorizationUrl(await connect(), {
          redirect_uri: returnAddress(locale),
          scope: 'openid email profile',
          acr_values: settings.acrValues.join(' '),
          ui_locales: locale,
          state,
          nonce,
          code_challenge: await protocol.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return address.href;
      } catch (error) {
        note('discovery', error);
        return null;
      }
    },
    async redeem(answer, { state, nonce, verifier, locale }) {
      try {
        const connection = await connect();
        const address = new URL(`${returnAddress(locale)}?${answer}`);
        const tokens = await protocol.authorizationCodeGrant(connection, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const idToken = tokens.claims()!;
        // The level counts as the signed token has it; who somebody is may come from either.
        const more = connection.serverMetadata().userinfo_endpoint ? await protocol.fetchUserInfo(connection, tokens.access_token, idToken.sub) : {};
        return readIdentity({ ...more, ...idToken }, { acr: idToken.acr, settings });
      } catch (error) {
        note('answer', error);
        return refusalOf(error);
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings, timeout: number): Promise<protocol.Configuration> {
  // Discovery 1.0 section 3: where a provider lists no ways, it takes the secret as HTTP Basic.
  const authenticate: protocol.ClientAuth = (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported;
    const way = !ways || ways.includes('client_secret_basic') ? protocol.ClientSecretBasic : protocol.ClientSecretPost;
    return way(clientSecret)(server, ...rest);
  };
  // The signature is checked with the provider's keys, although the token comes from the provider itself.
  const execute = [protocol.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [protocol.allowInsecureRequests] : [])];
  return protocol.discovery(new URL(issuer), clientId, undefined, authenticate, { execute, timeout });
}

/** Keeps a success for a while; a failure is forgotten at once, so the next person tries again. */
function rememberFor<Value>(life: number, now: () => Date, fetchValue: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | undefined;
  return () => {
    if (kept && now().getTime() < kept.until) return kept.value;
    const fresh = { value: fetchValue(), until: now().getTime() + life };
    kept = fresh;
    fresh.value.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return fresh.value;
  };
}

function readIdentity(claims: Record<string, unknown>, { acr, settings }: { acr: unknown; settings: OpenIdSettings }): OpenIdIdentity | AnswerRefusal {
  if (typeof acr !== 'string' || !settings.acrValues.includes(acr)) return 'too-weak';
  const { iss, sub, email, email_verified: verified, name } = claims;
  const address = typeof email === 'string' ? email.trim().toLowerCase() : '';
  if (verified !== true || address.length > 254 || !/^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+$/.test(address)) return 'no-verified-email';
  const kvkNumber = settings.kvkClaim === null ? undefined : claims[settings.kvkClaim];
  return {
    issuer: String(iss),
    subject: String(sub),
    email: address,
    name: typeof name === 'string' && name.trim() ? name : null,
    kvkNumber: typeof kvkNumber === 'string' && /^\d{8}$/.test(kvkNumber) ? kvkNumber : null,
  };
}

/** What the person may know of a failure. */
function refusalOf(error: unknown): AnswerRefusal {
  const { name, code, error: answered } = error as { name?: string; code?: string; error?: string };
  if (name === 'AuthorizationResponseError') {
    if (answered === 'unmet_authentication_requirements') return 'too-weak';
    if (answered === 'temporarily_unavailable') return 'unavailable';
    return answered === 'access_denied' || answered?.endsWith('_required') ? 'denied' : 'unusable';
  }
  return name === 'TypeError' || code === 'OAUTH_TIMEOUT' ? 'unavailable' : 'unusable';
}

function codesOf(error: unknown) {
  const { name, code, error: answered, cause } = error as { name?: string; code?: string; error?: string; cause?: { code?: string } };
  return { fault: name, code: code ?? cause?.code, answered: answered && /^[a-z_]{1,60}$/.test(answered) ? answered : undefined };
}
