/** From a proof of identity to a session, and onward to where the person was going. */
import { assuranceOfPassword, recordSignIn, startPage } from '../accounts/sign-in.server.ts';
import { describeDevice } from '../accounts/device.ts';
import type { Assurance, SessionUser } from '../accounts/session.server.ts';
import { findMembership } from '../companies/membership.server.ts';
import type { Call } from './access.server.ts';
import { redirectTo, safeReturnPath } from './respond.server.ts';

type Person = Pick<SessionUser, 'id' | 'role'>;
type SigningIn = Pick<Call, 'app' | 'request' | 'url' | 'locale' | 'now'>;

/** Puts a new session in the place of this browser's old one, and returns its Set-Cookie value. An id never outlives a change of assurance. */
export function replaceSession(
  { app, request }: Pick<Call, 'app' | 'request'>,
  { userId, assurance }: { userId: string; assurance: Assurance },
): Promise<string> {
  const device = describeDevice(request.headers.get('User-Agent'));
  return app.sessions.start(userId, request.headers.get('Cookie'), { assurance, device });
}

/** Starts the session of somebody who comes in, and returns its Set-Cookie value. */
export async function signIn(call: Pick<Call, 'app' | 'request' | 'now'>, { person, assurance }: { person: Person; assurance: Assurance }): Promise<string> {
  const cookie = await replaceSession(call, { userId: person.id, assurance });
  recordSignIn(call.app.db, { account: person, assurance, now: call.now });
  return cookie;
}

/** Where the person was going (`?next=`), or where there is something to do for them. */
export function destinationOf({ app, url, locale }: Pick<Call, 'app' | 'url' | 'locale'>, { id, role }: Person): string {
  const start = startPage({ role, inCompany: findMembership(app.db, { userId: id }) !== null });
  return safeReturnPath(url.searchParams.get('next'), `/${locale}${start}`);
}

/** `?next=` for the next page of signing in, when there is a page of this site to go to. */
export function carryNext(next: string | null): string {
  const safe = safeReturnPath(next, '');
  return safe && `?next=${encodeURIComponent(safe)}`;
}

/**
 * After a right password: signed in, or asked for the second factor first.
 * @param next where to go instead of the address's own `?next=`
 */
export async function signInWithPassword(
  call: SigningIn,
  { person, next = call.url.searchParams.get('next') }: { person: Person; next?: string | null },
): Promise<Response> {
  const assurance = assuranceOfPassword(call.app.db, { userId: person.id });
  const headers = { 'Set-Cookie': await signIn(call, { person, assurance }) };
  if (assurance === 'password-pending') return redirectTo(`/${call.locale}/account/second-factor${carryNext(next)}`, headers);
  return redirectTo(safeReturnPath(next, destinationOf(call, person)), headers);
}
