import type { PasswordHasher } from '#app/accounts/password.server.ts';

/** A hasher that is quick and counts: what matters here is how often it is asked, not how slow it is. */
export function countingHasher(): PasswordHasher & { hashed: number; verified: number } {
  const hasher = {
    hashed: 0,
    verified: 0,
    async hash(password: string) {
      hasher.hashed += 1;
      return `hash of ${password}`;
    },
    async verify(passwordHash: string, password: string) {
      hasher.verified += 1;
      return passwordHash === `hash of ${password}`;
    },
  };
  return hasher;
}
