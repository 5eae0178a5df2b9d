/** A real provider of identities on this machine, and a browser that goes back and forth between it and the site. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { openIdProviderNames, type OpenIdProviderName, type OpenIdSettings } from '#app/openid-settings.server.ts';
import type { RunningSite } from './http.ts';

/** Who sits at the provider's sign-in form, and how well they prove it. */
export interface Person {
  subject: string;
  email?: string;
  emailVerified?: boolean;
  name?: string;
  kvk?: string;
  acr: string;
}

export const strong = 'urn:example:two-factors';

export interface TestIdentityProvider {
  settings(client: OpenIdProviderName): OpenIdSettings;
  person: Person;
  /** The person presses 'cancel'. */
  denies: boolean;
  /** Takes requests and never answers. */
  silent: boolean;
  /** How many requests it got for a path that ends like this. */
  countOf(ending: string): number;
  /** Its own address stays the same. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

const signingKey = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' };

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** Its own default, without the warning that goes with it. */
class KeptInMemory extends MemoryAdapter {}

/** @param baseUrl of the site that its answers go to */
export async function startIdentityProvider({ baseUrl }: { baseUrl: string }): Promise<TestIdentityProvider> {
  const asked: string[] = [];
  const makeServer = () =>
    createServer((request, response) => {
      asked.push((request.url ?? '').split('?')[0]!);
      if (state.silent) return;
      if (request.url?.startsWith('/interaction/')) void answerForm(request, response);
      else handle(request, response);
    });
  let server = makeServer();
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;

  const clients = openIdProviderNames.map((name) => ({
    client_id: name,
    client_secret: `secret-of-${name}`,
    redirect_uris: ['nl', 'en'].map((locale) => `${baseUrl}/${locale}/account/openid/${name}/return`),
  }));
  const provider = new Provider(issuer, {
    clients,
    adapter: KeptInMemory,
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    acrValues: [strong, 'urn:example:password'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'kvk_number'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_: Context, accountId: string) => ({
      accountId,
      claims: () => {
        const { subject, email, emailVerified = true, name, kvk } = state.person;
        return { sub: subject, ...(email ? { email, email_verified: emailVerified } : {}), ...(name ? { name } : {}), ...(kvk ? { kvk_number: kvk } : {}) };
      },
    }),
    // Nobody is asked for their consent: the site is the organisation's own.
    loadExistingGrant: async ({ oidc: { client, session } }: Context) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  const answerForm = (request: IncomingMessage, response: ServerResponse) =>
    provider.interactionFinished(
      request,
      response,
      state.denies ? { error: 'access_denied' } : { login: { accountId: state.person.subject, acr: state.person.acr, remember: false } },
      { mergeWithLastSubmission: false },
    );

  const state: TestIdentityProvider = {
    settings: (client) => ({
      issuer,
      clientId: client,
      clientSecret: `secret-of-${client}`,
      acrValues: [strong],
      label: { nl: `de dienst ${client}`, en: `the ${client} service` },
      kvkClaim: client === 'companies' ? 'kvk_number' : null,
    }),
    person: { subject: 'nobody', acr: strong },
    denies: false,
    silent: false,
    countOf: (ending) => asked.filter((path) => path.endsWith(ending)).length,
    goDown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    comeUp: async () => {
      server = makeServer();
      await listen(server, port);
    },
  };
  return state;
}

export interface Page {
  /** The last address, without the site's own origin. */
  at: string;
  status: number;
  body: string;
  /** Every address on the way, the first one too. */
  way: string[];
}

/** Follows redirects and keeps cookies per host, as a browser does; runs no script and needs none. */
export class TestBrowser {
  readonly cookies = new Map<string, Map<string, string>>();
  /** Set-Cookie values of the site, as they came. */
  readonly setBySite: string[] = [];
  private readonly site: RunningSite;
  private readonly baseUrl: string;

  constructor(site: RunningSite, baseUrl: string) {
    this.site = site;
    this.baseUrl = baseUrl;
  }

  /** @param stopBefore an address that isn't asked for any more: the page is then the redirect to it */
  async open(address: string, { stopBefore }: { stopBefore?: (address: string) => boolean } = {}): Promise<Page> {
    const way: string[] = [];
    for (let next = new URL(address, this.baseUrl); ;) {
      way.push(next.href);
      const { status, location, body } = await this.ask(next);
      const at = next.href.replace(this.baseUrl, '');
      if (!location || way.length > 20) return { at, status, body, way };
      next = new URL(location, next);
      if (stopBefore?.(next.href)) return { at: next.href.replace(this.baseUrl, ''), status, body, way };
    }
  }

  private async ask(address: URL): Promise<{ status: number; location: string | null; body: string }> {
    const jar = this.cookies.get(address.host) ?? new Map<string, string>();
    this.cookies.set(address.host, jar);
    const headers = {
      Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    };
    const keep = (lines: string[]) => {
      for (const line of lines) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || pair.slice(at + 1) === '') jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
    };
    if (address.origin === this.baseUrl) {
      const reply = await this.site.ask(address.pathname + address.search, { headers });
      const lines = reply.headers['set-cookie'] ?? [];
      this.setBySite.push(...lines);
      keep(lines);
      return { status: reply.status, location: reply.headers.location ?? null, body: reply.body };
    }
    const reply = await fetch(address, { headers, redirect: 'manual' });
    keep(reply.headers.getSetCookie());
    return { status: reply.status, location: reply.headers.get('Location'), body: await reply.text() };
  }
}
