/** The form that invites: first a preview in which nothing is sent, then the lines that can go, while the others come back. */
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { inviteColleagues, planInvitations, type PlannedInvitation } from '#app/companies/invitations.server.ts';
import type { Membership } from '#app/companies/membership.server.ts';
import { longestPaste, readPastedAddresses } from '#app/companies/pasted-addresses.ts';
import { DomainError } from '#app/errors.ts';
import type { Call } from '#app/http/access.server.ts';
import type { Viewer } from '#app/http/context.server.ts';
import { parseForm, rejectForm } from '#app/http/form.server.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import type { PlannedLine, Preview } from './invite-parts.tsx';

type ManagerCall = Call & { viewer: Viewer; member: Membership };

const asLine = ({ text, plan }: PlannedInvitation): PlannedLine => ({ text, plan });
const isSent = ({ plan }: PlannedInvitation) => plan === 'invite' || plan === 'again';

export async function answerInvitations(call: ManagerCall, fields: URLSearchParams) {
  const { app, t, locale, member, viewer, now } = call;
  const { companyId } = member;
  const words = t.company.people;
  const intent = fields.get('intent') === 'invite' ? 'invite' : 'check';
  const schema = z.object({
    addresses: z
      .string()
      .max(longestPaste, words.addressesLong(longestPaste))
      .refine((text) => text.trim() !== '', words.addressesMissing),
    role: z.enum(['manager', 'participant'], words.roleMissing),
  });
  const form = parseForm(schema, fields);
  if (!form.ok) return rejectForm({ ...form.rejected, intent: 'check' });
  const { addresses, role } = form.value;
  const entries = readPastedAddresses(addresses);
  if (entries.length === 0) return rejectForm({ values: { addresses, role }, errors: { addresses: words.addressesMissing }, intent: 'check' });
  const planned = planInvitations(app.db, { companyId, entries, room: await app.throttle.room('invitation-company', companyId) });
  if (intent === 'check') return { preview: planned.map(asLine), addresses, role } satisfies Preview;

  const tired = await countMails(call, planned.filter(isSent));
  const emails = planned.filter(isSent).flatMap(({ email }) => (email && !tired.has(email) ? [email] : []));
  const inviter = { userId: viewer.id, name: viewer.name, locale: viewer.locale };
  inviteColleagues(app.db, { companyId, emails, role, inviter, site: siteOf(app), now });
  if (emails.length > 0) app.wakeMail();
  // The second of a double has nothing left to mend: the first went, or comes back itself.
  const left = planned.filter(({ email, plan }) => plan !== 'double' && !(email && emails.includes(email)));
  const remaining = left.map(({ text, email, plan }): PlannedLine => ({ text, plan: email && tired.has(email) ? 'too-often' : plan }));
  if (remaining.length === 0) return redirectTo(`/${locale}/company/people?done=${emails.length > 1 ? 'invited-many' : 'invited'}`);
  const values = { addresses: remaining.map(({ text }) => text).join('\n'), role };
  return rejectForm({ values, errors: { addresses: words.notSent(remaining.length) }, intent: 'check', left: remaining, sent: emails.length });
}

/** Counts each mail against its recipient and the company; returns the addresses that got too many in the past hour. */
async function countMails({ app, member }: ManagerCall, planned: PlannedInvitation[]): Promise<Set<string>> {
  const tired = new Set<string>();
  for (const { email } of planned) {
    if (!email) continue;
    try {
      await app.throttle.count('mail-recipient', email);
      await app.throttle.count('invitation-company', member.companyId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'too-many') throw error;
      tired.add(email);
    }
  }
  return tired;
}
