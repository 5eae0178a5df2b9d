/** Sessions: the only file that knows Lucia. The database holds the SHA-256 of a session id, never the id. */
import { and, eq, lte, ne } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser, type RegisteredDatabaseUserAttributes } from 'lucia';
import { hashToken, sessions, users, type Database } from '#db';
import type { Locale } from '../i18n/locale.ts';

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: 'member' | 'officer' | 'administrator';
  locale: Locale;
  /** How the person proved who they are in this session. */
  assurance: Assurance;
  /** When they last did. */
  provedAt: Date;
  /** How the session is stored: tells a person's sessions apart, and opens none. */
  sessionHash: string;
}

export type Assurance = (typeof sessions.$inferSelect)['assurance'];

/** What is noted of a session when it starts. */
export interface SessionStart {
  assurance: Assurance;
  /** 'Firefox, Windows'. */
  device: string;
}

type UserAttributes = Omit<SessionUser, 'id' | 'assurance' | 'provedAt' | 'sessionHash'>;
type SessionProof = Pick<SessionUser, 'assurance' | 'provedAt'> & { lastUsedAt: Date };

const minute = 60_000;
/** How long a right password waits for the second factor. */
const pendingTime = 15 * minute;
/** How long a proof of identity allows changes to factors, password and address. */
const proofTime = 10 * minute;
/** Last use is noted this often: enough to recognise a session by. */
const useNotedEvery = 60 * minute;

export function isProofRecent({ provedAt }: Pick<SessionUser, 'provedAt'>, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < proofTime;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionProof, UserAttributes>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionStart & { provedAt?: Date; lastUsedAt?: Date };
  }
}

function createAdapter(db: Database, now: () => Date): Adapter {
  const toUser = (user: typeof users.$inferSelect): DatabaseUser => ({
    id: user.id,
    attributes: { name: user.name, email: user.email, role: user.role, locale: user.locale } satisfies RegisteredDatabaseUserAttributes,
  });
  // The session id given back is the one that was asked for: the stored hash stays inside.
  const toSession = (row: typeof sessions.$inferSelect, id: string): DatabaseSession => ({
    id,
    userId: row.user_id,
    expiresAt: row.expires_at,
    attributes: { assurance: row.assurance, device: row.device, provedAt: row.proved_at, lastUsedAt: row.last_used_at },
  });
  return {
    async getSessionAndUser(id) {
      const row = db
        .select()
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.user_id))
        .where(eq(sessions.id_hash, hashToken(id)))
        .get();
      return row ? [toSession(row.sessions, id), toUser(row.users)] : [null, null];
    },
    async getUserSessions(userId) {
      return db
        .select()
        .from(sessions)
        .where(eq(sessions.user_id, userId))
        .all()
        .map((row) => toSession(row, row.id_hash));
    },
    async setSession(session) {
      db.insert(sessions)
        .values({
          id_hash: hashToken(session.id),
          user_id: session.userId,
          created_at: now(),
          expires_at: session.expiresAt,
          last_used_at: now(),
          proved_at: now(),
          assurance: session.attributes.assurance,
          device: session.attributes.device,
        })
        .run();
    },
    async updateSessionExpiration(id, expiresAt) {
      db.update(sessions)
        .set({ expires_at: expiresAt })
        .where(and(eq(sessions.id_hash, hashToken(id)), ne(sessions.assurance, 'password-pending')))
        .run();
    },
    async deleteSession(id) {
      db.delete(sessions)
        .where(eq(sessions.id_hash, hashToken(id)))
        .run();
    },
    async deleteUserSessions(userId) {
      db.delete(sessions).where(eq(sessions.user_id, userId)).run();
    },
    async deleteExpiredSessions() {
      db.delete(sessions).where(lte(sessions.expires_at, new Date())).run();
    },
  };
}

export interface Sessions {
  /** The user of a Cookie header's session, or null when there is none that holds. Who still owes the second factor isn't signed in. */
  findUser(cookieHeader: string | null): Promise<SessionUser | null>;
  /** Whose password was right in this session, with the second factor still to come. Only the page that asks for it wants to know. */
  findPendingUser(cookieHeader: string | null): Promise<SessionUser | null>;
  /** Ends the session of the Cookie header, starts a new one and returns its Set-Cookie value. */
  start(userId: string, cookieHeader: string | null, given: SessionStart): Promise<string>;
  /** Notes that the person of this session has just proved again who they are. */
  renewProof(sessionHash: string): void;
  /** Ends the session of the Cookie header and returns the Set-Cookie value that clears it. */
  end(cookieHeader: string | null): Promise<string>;
}

/** @param secure whether the site is reached over https; then the cookie is bound to the host. */
export function createSessions(db: Database, { secure, now }: { secure: boolean; now: () => Date }): Sessions {
  const lucia = new Lucia(createAdapter(db, now), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    // The row decides when a session ends, so the cookie need not be sent again at every request.
    sessionCookie: { name: secure ? '__Host-session' : 'session', expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: ({ assurance, provedAt, lastUsedAt }) => ({ assurance, provedAt: provedAt ?? now(), lastUsedAt: lastUsedAt ?? now() }),
  });
  const readId = (cookieHeader: string | null) => (cookieHeader ? lucia.readSessionCookie(cookieHeader) : null);
  const find = async (cookieHeader: string | null): Promise<(SessionUser & { lastUsedAt: Date }) | null> => {
    const id = readId(cookieHeader);
    if (!id) return null;
    const { user, session } = await lucia.validateSession(id);
    if (!user) return null;
    const { name, email, role, locale } = user;
    const { assurance, provedAt, lastUsedAt } = session;
    return { id: user.id, name, email, role, locale, assurance, provedAt, sessionHash: hashToken(id), lastUsedAt };
  };
  return {
    async findUser(cookieHeader) {
      const found = await find(cookieHeader);
      if (!found || found.assurance === 'password-pending') return null;
      const { lastUsedAt, ...user } = found;
      if (now().getTime() - lastUsedAt.getTime() >= useNotedEvery) {
        db.update(sessions).set({ last_used_at: now() }).where(eq(sessions.id_hash, user.sessionHash)).run();
      }
      return user;
    },
    async findPendingUser(cookieHeader) {
      const found = await find(cookieHeader);
      if (found?.assurance !== 'password-pending' || now().getTime() - found.provedAt.getTime() >= pendingTime) return null;
      const { lastUsedAt: _, ...user } = found;
      return user;
    },
    renewProof(sessionHash) {
      db.update(sessions).set({ proved_at: now() }).where(eq(sessions.id_hash, sessionHash)).run();
    },
    async start(userId, cookieHeader, given) {
      const old = readId(cookieHeader);
      if (old) await lucia.invalidateSession(old);
      const session = await lucia.createSession(userId, given);
      return lucia.createSessionCookie(session.id).serialize();
    },
    async end(cookieHeader) {
      const id = readId(cookieHeader);
      if (id) await lucia.invalidateSession(id);
      return lucia.createBlankSessionCookie().serialize();
    },
  };
}
