/** What a browser has been asked to sign with a passkey. Each challenge is answered once, within five minutes. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashToken, sign_in_challenges, type Database } from '#db';

type ChallengePurpose = 'passkey-registration' | 'passkey-sign-in';

const lifetime = 5 * 60_000;

/** Remembers a challenge by its hash. `userId`: who alone may answer it; null for who isn't signed in yet. */
export function rememberChallenge(
  db: Database,
  { challenge, purpose, userId = null, now }: { challenge: string; purpose: ChallengePurpose; userId?: string | null; now: Date },
): void {
  db.insert(sign_in_challenges)
    .values({ hash: hashToken(challenge), purpose, user_id: userId, expires_at: new Date(now.getTime() + lifetime) })
    .run();
}

/** Whether the challenge was open; afterwards it isn't. */
export function consumeChallenge(
  db: Database,
  { challenge, purpose, userId = null, now }: { challenge: string; purpose: ChallengePurpose; userId?: string | null; now: Date },
): boolean {
  const used = db
    .delete(sign_in_challenges)
    .where(
      and(
        eq(sign_in_challenges.hash, hashToken(challenge)),
        eq(sign_in_challenges.purpose, purpose),
        userId === null ? isNull(sign_in_challenges.user_id) : eq(sign_in_challenges.user_id, userId),
        gt(sign_in_challenges.expires_at, now),
      ),
    )
    .run();
  return used.changes === 1;
}
