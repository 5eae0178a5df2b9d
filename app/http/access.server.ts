/**
 * Who may call a loader or action: the first line of every route. Each wrapper looks the caller up,
 * refuses early, and hands the route what it may use. A record of another company is never refused
 * here: it is looked up through the caller's membership and simply isn't found.
 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { isProofRecent } from '../accounts/session.server.ts';
import type { Membership } from '../companies/membership.server.ts';
import { isLocale, preferredLocale, type Locale } from '../i18n/locale.ts';
import { messages, type Messages } from '../i18n/messages.ts';
import { companyField } from '../ui/form-company.tsx';
import type { AppContext, Viewer } from './context.server.ts';
import { asRefusal, refuse, safeReturnPath } from './respond.server.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

export interface Call {
  app: AppContext;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  locale: Locale;
  t: Messages;
  viewer: Viewer | null;
  clientAddress: string;
  now: Date;
}
export type SignedInCall = Call & { viewer: Viewer };
type MemberCall = SignedInCall & { member: Membership };

async function readCall({ request, params, context }: Args): Promise<Call> {
  if (params.lang !== undefined && !isLocale(params.lang)) throw refuse('not-found');
  const locale = params.lang ?? preferredLocale(request.headers.get('Accept-Language'));
  return {
    app: context.app,
    request,
    url: new URL(request.url),
    params,
    locale: locale as Locale,
    t: messages(locale as Locale),
    viewer: await context.viewer(),
    clientAddress: context.clientAddress,
    now: context.app.now(),
  };
}

/** Builds a wrapper from a check that narrows the call or throws. */
function accessFor<Allowed extends Call>(admit: (call: Call) => Allowed | Promise<Allowed>) {
  return <Result>(work: (call: Allowed) => Result) =>
    async (args: Args): Promise<Awaited<Result>> => {
      try {
        return await work(await admit(await readCall(args)));
      } catch (error) {
        throw asRefusal(error);
      }
    };
}

/** The page to come back to, with what its address asks (a code to join with, a page of a list), not with what was just done there. */
function pageOf({ url }: Call): string {
  const path = url.pathname.replace(/\.data$/, '');
  const asked = new URLSearchParams(url.search);
  for (const passing of ['done', '_routes']) asked.delete(passing);
  return safeReturnPath(asked.size > 0 ? `${path}?${asked.toString()}` : path, path);
}

function requireAccount(call: Call): SignedInCall {
  if (call.viewer) return call as SignedInCall;
  throw redirect(`/${call.locale}/account/sign-in?next=${encodeURIComponent(pageOf(call))}`, 303);
}

/** Who works for the province sees nothing of it on a password alone. */
function requireSignIn(call: Call): SignedInCall {
  const signedIn = requireAccount(call);
  const { role, assurance } = signedIn.viewer;
  if (role !== 'member' && assurance === 'password') throw redirect(`/${call.locale}/account/security/authenticator`, 303);
  return signedIn;
}

/**
 * For changes of address, password, factors, or the end of an account: passes when the person proved
 * less than ten minutes ago who they are, else leads to where they do, and from there to `next`:
 * the page itself unless said otherwise.
 */
export function requireRecentProof(call: SignedInCall, { next = pageOf(call) }: { next?: string } = {}): void {
  if (isProofRecent(call.viewer, call.now)) return;
  throw redirect(`/${call.locale}/account/prove?next=${encodeURIComponent(next)}`, 303);
}

/**
 * Who works for several companies can have switched in another window: a form that was made for one of them
 * (app/ui/form-company.tsx) must not write into another.
 */
export async function requireFormsCompany({ request, viewer }: SignedInCall): Promise<void> {
  if (request.method !== 'POST') return;
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  const meant = form?.get(companyField) ?? null;
  if (meant !== null && meant !== viewer.membership?.companyId) throw refuse('other-company');
}

async function requireMember(call: Call): Promise<MemberCall> {
  const signedIn = requireSignIn(call);
  if (!signedIn.viewer.membership) throw refuse('not-allowed');
  await requireFormsCompany(signedIn);
  return { ...signedIn, member: signedIn.viewer.membership };
}

/** Anybody, signed in or not. */
export const forAnyone = accessFor((call) => call);
/** Anybody signed in, even who still has to set up the second factor that their work asks for: the pages where they do. */
export const forAnySession = accessFor(requireAccount);
/** Anybody with an account. */
export const forSignedIn = accessFor(requireSignIn);
/** A member of a company; `member` says which. */
export const forMember = accessFor(requireMember);
/** A company's manager. */
export const forManager = accessFor(async (call) => {
  const member = await requireMember(call);
  if (member.member.role !== 'manager') throw refuse('not-allowed');
  return member;
});
/** The province's officers, and administrators. */
export const forOfficer = accessFor((call) => {
  const signedIn = requireSignIn(call);
  if (signedIn.viewer.role === 'member') throw refuse('not-allowed');
  return signedIn;
});
/** Who runs the installation. */
export const forAdministrator = accessFor((call) => {
  const signedIn = requireSignIn(call);
  if (signedIn.viewer.role !== 'administrator') throw refuse('not-allowed');
  return signedIn;
});
