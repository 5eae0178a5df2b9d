import { beforeEach, describe, expect, it } from 'vitest';
import { members } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let ours: ReturnType<typeof makeCompanyWithManager>;
let colleague: ReturnType<typeof makeMember>;
beforeEach(() => {
  app = createTestApp();
  ours = makeCompanyWithManager(app.db, { company: { name: 'Ons bedrijf' } });
  colleague = makeMember(app.db, { companyId: ours.company.id, name: 'Sem', email: 'sem@example.nl' });
});
const addressOf = (memberId: string) => ({ path: `/nl/company/people/${memberId}/remove`, params: { member: memberId } });
const open = async (memberId: string, user: { id: string }) => callRoute(app, loader, { ...addressOf(memberId), cookie: await signInAs(app, user) });
const remove = async (memberId: string, user: { id: string }, form: Record<string, string> = { intent: 'remove' }) =>
  callRoute(app, action, { ...addressOf(memberId), cookie: await signInAs(app, user), form });

describe('removing a colleague', () => {
  it('asks first, and then ends the membership', async () => {
    expect((await open(colleague.member.id, ours.manager)).body).toEqual({ name: 'Sem', company: 'Ons bedrijf', departure: 'free' });
    expect((await remove(colleague.member.id, ours.manager)).headers.get('Location')).toBe('/nl/company/people?done=removed');
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'sem@example.nl' }]);
    expect(app.woken).toBe(1);
    // A second press, or an old page.
    expect((await remove(colleague.member.id, ours.manager)).status).toBe(404);
    expect((await open(colleague.member.id, ours.manager)).status).toBe(404);
  });

  it('is for managers of the same company, and takes nothing but its own form', async () => {
    const theirs = makeCompanyWithManager(app.db);
    for (const ask of [open, remove]) {
      expect((await ask(ours.member.id, colleague.user)).status).toBe(403);
      expect((await ask(colleague.member.id, theirs.manager)).status).toBe(404);
    }
    expect((await remove(colleague.member.id, ours.manager, { intent: 'else' })).status).toBe(400);
    expect(app.db.select().from(members).all()).toHaveLength(3);
  });

  it('of oneself is leaving', async () => {
    for (const ask of [open, remove]) expect((await ask(ours.member.id, ours.manager)).headers.get('Location')).toBe('/nl/company/leave');
    expect(app.db.select().from(members).all()).toHaveLength(2);
  });
});
