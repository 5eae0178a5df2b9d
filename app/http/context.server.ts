/** What every loader and action gets besides the Request. */
import type { Database } from '#db';
import { findMembership, type Membership } from '../companies/membership.server.ts';
import type { OpenIdProviders } from '../accounts/openid-provider.server.ts';
import type { Sessions, SessionUser } from '../accounts/session.server.ts';
import type { Throttle } from '../accounts/throttle.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { Config } from '../config.server.ts';
import type { Operator } from '../operator.server.ts';

/** Made once at start (server/app-context.ts), shared by all requests. */
export interface AppContext {
  db: Database;
  catalogue: Catalogue;
  operator: Operator;
  config: Config;
  sessions: Sessions;
  throttle: Throttle;
  /** By name; empty where none is configured. */
  openIdProviders: OpenIdProviders;
  /** Opens and seals the secrets of second factors. */
  factorKey: Buffer;
  now(): Date;
  /** Whether the database answers a trivial question. */
  answersFromDatabase(): boolean;
  /** Writes a fault of ours to the log; `path` is without its query. */
  reportFault(error: unknown, path: string): void;
  /** Tells the mail worker that the outbox has something. */
  wakeMail(): void;
}

export interface Viewer extends SessionUser {
  membership: Membership | null;
}

/** A type alias, not an interface: Remix's load context has an index signature. */
export type RequestContext = {
  app: AppContext;
  /** As seen by the server, or by the proxies it is told to believe. Only for throttling. */
  clientAddress: string;
  /** Looked up at the first call, once per request. */
  viewer(): Promise<Viewer | null>;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

export function createRequestContext(app: AppContext, given: { cookieHeader: string | null; clientAddress: string }): RequestContext {
  let viewer: Promise<Viewer | null> | undefined;
  const lookUp = async (): Promise<Viewer | null> => {
    const user = await app.sessions.findUser(given.cookieHeader);
    return user && { ...user, membership: findMembership(app.db, { userId: user.id }) };
  };
  return { app, clientAddress: given.clientAddress, viewer: () => (viewer ??= lookUp()) };
}
