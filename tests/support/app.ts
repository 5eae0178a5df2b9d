/** The application as loaders and actions see it, on a database in memory, with a clock that the test turns. */
import { fileURLToPath } from 'node:url';
import { createSessions, type Assurance } from '#app/accounts/session.server.ts';
import { createThrottle } from '#app/accounts/throttle.server.ts';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import type { Catalogue } from '#app/catalogue/types.ts';
import { createRequestContext, type AppContext } from '#app/http/context.server.ts';
import { readOperator } from '#app/operator.server.ts';
import type { Database } from '#db';
import { createTestDatabase } from './database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const testOperator = readOperator(`${root}operator.yaml`);

const catalogues = new Map<string, Catalogue>();
/** A course, read once per test file. The default is a small one of the tests' own. */
export function testCatalogue(folder = `${root}tests/fixtures/course`): Catalogue {
  const known = catalogues.get(folder);
  if (known) return known;
  const catalogue = loadCatalogue(folder);
  catalogues.set(folder, catalogue);
  return catalogue;
}

export interface TestApp extends AppContext {
  db: Database;
  /** Moves the clock. */
  setNow(instant: Date | string): void;
  /** How often the mail worker was woken. */
  woken: number;
}

export function createTestApp(given: { db?: Database; now?: string; catalogue?: Catalogue } = {}): TestApp {
  const db = given.db ?? createTestDatabase();
  let now = new Date(given.now ?? '2026-06-15T10:00:00Z');
  const app: TestApp = {
    db,
    catalogue: given.catalogue ?? testCatalogue(),
    operator: testOperator,
    config: {
      mode: 'test',
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      dataDir: '/nonexistent',
      smtpUrl: undefined,
      mailFrom: undefined,
      trustedProxies: 0,
      logLevel: 'silent',
      factorKey: undefined,
      openId: {},
    },
    sessions: createSessions(db, { secure: false, now: () => now }),
    throttle: createThrottle(db),
    factorKey: Buffer.alloc(32, 7),
    openIdProviders: new Map(),
    now: () => now,
    setNow: (instant) => {
      now = new Date(instant);
    },
    woken: 0,
    wakeMail: () => {
      app.woken += 1;
    },
    answersFromDatabase: () => true,
    reportFault: (error) => {
      throw error;
    },
  };
  return app;
}

type RouteFunction = (args: { request: Request; params: Record<string, string>; context: ReturnType<typeof createRequestContext> }) => unknown;

/** What a loader or action answered, whichever way: returned, `data()` with a status, a Response, or thrown. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

function asAnswer(value: unknown): Answer {
  if (value instanceof Response) return { status: value.status, headers: value.headers, body: value };
  if (value && typeof value === 'object' && 'type' in value && value.type === 'DataWithResponseInit') {
    const { data, init } = value as { data?: unknown; init?: ResponseInit | null } & object;
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data };
  }
  return { status: 200, headers: new Headers(), body: value };
}

/** Calls a loader or action as a signed-in user (or nobody), with the address it would have. */
export async function callRoute(
  app: AppContext,
  route: unknown,
  given: {
    path: string;
    params?: Record<string, string>;
    form?: URLSearchParams | FormData | Record<string, string | string[]>;
    cookie?: string;
    method?: string;
    json?: unknown;
  },
): Promise<Answer> {
  const fields = given.form instanceof URLSearchParams ? given.form : new URLSearchParams();
  const upload = given.form instanceof FormData ? given.form : undefined;
  if (given.form && !upload && !(given.form instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(given.form)) for (const one of [value].flat()) fields.append(name, one);
  }
  const request = new Request(`http://localhost:3000${given.path}`, {
    method: given.method ?? (given.form || given.json !== undefined ? 'POST' : 'GET'),
    headers: {
      ...(given.json !== undefined ? { 'Content-Type': 'application/json' } : {}),
      ...(given.cookie ? { Cookie: given.cookie } : {}),
      ...(given.form && !upload ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(given.form ? { body: upload ?? fields.toString() } : {}),
    ...(given.json !== undefined ? { body: JSON.stringify(given.json) } : {}),
  });
  const params = { lang: given.path.split('/')[1] ?? 'nl', ...given.params };
  const context = createRequestContext(app, { cookieHeader: given.cookie ?? null, clientAddress: '127.0.0.1' });
  try {
    return asAnswer(await (route as RouteFunction)({ request, params, context }));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return asAnswer(thrown);
  }
}

/** Signs a user in, with both factors unless asked otherwise, and returns the Cookie header of the new session. */
export async function signInAs(app: AppContext, user: { id: string }, { assurance = 'second-factor' }: { assurance?: Assurance } = {}): Promise<string> {
  const setCookie = await app.sessions.start(user.id, null, { assurance, device: 'Firefox, Linux' });
  return setCookie.split(';')[0]!;
}
