/** Sessions: the only file that knows Lucia. The database holds the SHA-256 of a session id, never the id. */
import { eq, lte } from 'drizzle-orm';
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
}

export type Assurance = (typeof sessions.$inferSelect)['assurance'];

/** What is noted of a session when it starts. */
export interface SessionStart {
  assurance: Assurance;
  /** 'Firefox, Windows'. */
  device: string;
}

type UserAttributes = Omit<SessionUser, 'id' | 'assurance' | 'provedAt'>;
type SessionProof = Pick<SessionUser, 'assurance' | 'provedAt'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionProof, UserAttributes>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionStart & { provedAt?: Date };
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
    attributes: { assurance: row.assurance, device: row.device, provedAt: row.proved_at },
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
        .where(eq(sessions.id_hash, hashToken(id)))
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
  /** The user of a Cookie header's session, or null when there is none that holds. */
  findUser(cookieHeader: string | null): Promise<SessionUser | null>;
  /** Ends the session of the Cookie header, starts a new one and returns its Set-Cookie value. */
  start(userId: string, cookieHeader: string | null, given: SessionStart): Promise<string>;
  /** Ends the session of the Cookie header and returns the Set-Cookie value that clears it. */
  end(cookieHeader: string | null): Promise<string>;
  /** Ends every session of a user, for instance after a new password. */
  endAll(userId: string): Promise<void>;
  deleteExpired(): Promise<void>;
}

/** @param secure whether the site is reached over https; then the cookie is bound to the host. */
export function createSessions(db: Database, { secure, now }: { secure: boolean; now: () => Date }): Sessions {
  const lucia = new Lucia(createAdapter(db, now), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    // The row decides when a session ends, so the cookie need not be sent again at every request.
    sessionCookie: { name: secure ? '__Host-session' : 'session', expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: ({ assurance, provedAt }) => ({ assurance, provedAt: provedAt ?? now() }),
  });
  const readId = (cookieHeader: string | null) => (cookieHeader ? lucia.readSessionCookie(cookieHeader) : null);
  return {
    async findUser(cookieHeader) {
      const id = readId(cookieHeader);
      if (!id) return null;
      const { user, session } = await lucia.validateSession(id);
      if (!user) return null;
      const { name, email, role, locale } = user;
      return { id: user.id, name, email, role, locale, assurance: session.assurance, provedAt: session.provedAt };
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
    endAll: (userId) => lucia.invalidateUserSessions(userId),
    deleteExpired: () => lucia.deleteExpiredSessions(),
  };
}
