import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, companies, enrolments, milestones, module_completions, outbox_mails, participants, transact } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { enrol, finishTrack, makeEnrolledCompany, readLessons, takeQuiz, withVersion } from '#tests/support/learning.ts';
import { siteOf } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { removeParticipant } from '../missions/participants.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { findCertificate, findCertificateOf, listCertificates } from './certificates.server.ts';
import { completeEnrolment } from './issue.server.ts';

const trackId = 'pre-departure';
let app: TestApp;
beforeEach(() => {
  app = createTestApp({ now: '2026-01-31T10:00:00Z' });
});

const complete = (enrolmentId: string) =>
  transact(app.db, (tx) =>
    completeEnrolment(tx, { enrolmentId, catalogue: app.catalogue, operator: app.operator, site: siteOf(app), now: app.now(), onStep: wireSteps(app).onStep }),
  );
const all = () => app.db.select().from(certificates).all();
const only = () => {
  const rows = all();
  expect(rows).toHaveLength(1);
  return findCertificate(app.db, { certificateId: rows[0]!.id })!;
};
const mails = () => app.db.select().from(outbox_mails).all();
const stepsOf = (subjectId: string) => app.db.select().from(milestones).where(eq(milestones.subject_id, subjectId)).all();

describe('the last step', () => {
  test('issues the certificate, completes the enrolment and writes both down', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const certificate = only();
    expect(certificate).toMatchObject({
      enrolmentId,
      companyId: company.id,
      issuedAt: app.now(),
      validUntil: new Date('2027-01-31T23:00:00Z'),
      revokedAt: null,
      snapshot: {
        company: { name: company.name, kvk_number: company.kvk_number },
        identity: null,
        track: { id: trackId, title: { nl: 'Voor vertrek', en: 'Pre-departure' } },
        modules: [
          { id: 'alpha', line: 1, versions: ['1.0.0'] },
          { id: 'beta', line: 2, versions: ['1.0.0'] },
        ],
        participants: 1,
        issuer: app.operator.name,
      },
    });
    expect(app.db.select().from(enrolments).get()).toMatchObject({ status: 'completed', completed_at: app.now() });
    expect(stepsOf(enrolmentId).map(({ step }) => step)).toContain('completed');
    expect(stepsOf(certificate.id)).toMatchObject([{ step: 'certified', track: trackId, month: '2026-01' }]);
    expect(app.db.select().from(audit_log).where(eq(audit_log.subject_id, certificate.id)).all()).toMatchObject([
      { action: 'certificate.issued', actor_id: null },
    ]);
  });

  test('comes only when everyone has finished', () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 2 });
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    finishTrack(app, { userId: others[0]!.id, enrolmentId, trackId });
    expect(all()).toEqual([]);
    expect(() => complete(enrolmentId)).toThrow(new DomainError('not-open', { enrolmentId }));
    expect(all()).toEqual([]);
    finishTrack(app, { userId: others[1]!.id, enrolmentId, trackId });
    expect(only().snapshot.participants).toBe(3);
  });

  test('leaves out who was removed', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const leaving = app.db.select().from(participants).where(eq(participants.user_id, others[0]!.id)).get()!;
    removeParticipant(app.db, {
      companyId: company.id,
      enrolmentId,
      participantId: leaving.id,
      reason: 'Stays home',
      actorId: manager.id,
      now: app.now(),
      ...wireSteps(app),
    });
    expect(only().snapshot.participants).toBe(1);
  });

  test('confirms the identity only when an officer had compared it with the trade register', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    const officer = makeUser(app.db, { role: 'officer' });
    // 00:30 on 11 January in Amsterdam.
    app.db
      .update(companies)
      .set({ identity_confirmed_at: new Date('2026-01-10T23:30:00Z'), identity_confirmed_by: officer.id, identity_method: 'trade-register' })
      .where(eq(companies.id, company.id))
      .run();
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(only().snapshot.identity).toEqual({ confirmed_on: '2026-01-11', by: app.operator.name, method: 'trade-register' });
  });

  test.each([
    ['a business sign-in', { identity_confirmed_at: new Date('2026-01-10T10:00:00Z'), identity_method: 'openid' as const }, 'openid'],
    ['a confirmation from before there was another way', { identity_confirmed_at: new Date('2026-01-10T10:00:00Z') }, 'trade-register'],
    ['a doubt: nothing', { identity_doubt: 'Op dit adres is niemand bekend.', identity_doubted_at: new Date('2026-01-10T10:00:00Z') }, undefined],
  ])('says of the identity, after %s', (_, standing, method) => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    app.db.update(companies).set(standing).where(eq(companies.id, company.id)).run();
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(only().snapshot.identity?.method).toBe(method);
    expect(only().snapshot.identity === null).toBe(method === undefined);
    expect(JSON.stringify(only().snapshot)).not.toContain('niemand bekend');
    // What an officer finds later is for the next certificate.
    app.db
      .update(companies)
      .set({ identity_confirmed_at: null, identity_method: null, identity_doubt: null, identity_doubted_at: null })
      .where(eq(companies.id, company.id))
      .run();
    expect(only().snapshot.identity?.method).toBe(method);
  });

  test('mails every manager in their own language, and nobody else', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const { user: second } = makeMember(app.db, { companyId: company.id, role: 'manager', locale: 'en' });
    makeCompanyWithManager(app.db);
    for (const { id } of [manager, others[0]!]) finishTrack(app, { userId: id, enrolmentId, trackId });
    const { id } = only();
    expect(
      mails()
        .map(({ recipient, locale }) => [recipient, locale])
        .sort(),
    ).toEqual(
      [
        [manager.email, 'nl'],
        [second.email, 'en'],
      ].sort(),
    );
    const dutch = mails().find(({ locale }) => locale === 'nl')!;
    expect(dutch.subject).toBe(`Het certificaat van ${company.name} is klaar`);
    expect(dutch.body_text).toContain(`http://localhost:3000/nl/certificates/${id}`);
    expect(dutch.body_text).toContain('31 januari 2027');
    expect(mails().find(({ locale }) => locale === 'en')!.body_text).toContain(`http://localhost:3000/en/certificates/${id}`);
  });
});

describe('one certificate per enrolment', () => {
  test('a second call returns the first and writes nothing', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const first = only();
    const before = [mails().length, app.db.select().from(audit_log).all().length, app.db.select().from(milestones).all().length];
    app.setNow('2026-02-15T10:00:00Z');
    expect(complete(enrolmentId)).toEqual(first);
    expect(only()).toEqual(first);
    expect([mails().length, app.db.select().from(audit_log).all().length, app.db.select().from(milestones).all().length]).toEqual(before);
  });

  test('the database itself refuses a second one', () => {
    const { company } = makeCompanyWithManager(app.db);
    const { enrolment_id } = makeCertificate(app.db, { companyId: company.id });
    expect(() => makeCertificate(app.db, { companyId: company.id, enrolment_id })).toThrow(/UNIQUE constraint failed: certificates.enrolment_id/);
  });

  test('a new enrolment gives a new one, and the old one stays', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const first = only();
    app.setNow('2027-03-01T10:00:00Z');
    const again = enrol(app, { companyId: company.id, trackId, userIds: [manager.id] });
    finishTrack(app, { userId: manager.id, enrolmentId: again.enrolmentId, trackId });
    expect(listCertificates(app.db, { companyId: company.id }).map(({ id }) => id)).toEqual([findCertificateOf(app.db, again)!.id, first.id]);
  });
});

describe('the versions on a certificate', () => {
  test('are those that the participants finished, oldest first', () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 2 });
    const finish = (userId: string) => finishTrack(app, { userId, enrolmentId, trackId });
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '1.10.0' });
    finish(manager.id);
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '1.9.0' });
    finish(others[0]!.id);
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '2.0.0' });
    app.catalogue = withVersion(app.catalogue, { moduleId: 'beta', version: '3.0.0' });
    app.db.insert(module_completions).values(theModules(others[1]!.id, '1.10.0')).run();
    readLessons(app, { userId: others[1]!.id, trackId, moduleId: 'beta' });
    readLessons(app, { userId: others[1]!.id, trackId, moduleId: 'alpha' });
    takeQuiz(app, { userId: others[1]!.id, enrolmentId, moduleId: 'beta' });
    expect(only().snapshot.modules.map(({ id, versions }) => [id, versions])).toEqual([
      ['alpha', ['1.9.0', '1.10.0']],
      ['beta', ['1.0.0', '3.0.0']],
    ]);
  });

  const theModules = (userId: string, version: string) => {
    const participant = app.db.select().from(participants).where(eq(participants.user_id, userId)).get()!;
    return { participant_id: participant.id, module: 'alpha', module_version: version, finished_at: app.now() };
  };

  test('a module that joined the track after somebody had finished is not claimed for all', () => {
    const whole = app.catalogue;
    const asksOnlyAlpha = { ...whole.track(trackId)!, modules: whole.track(trackId)!.modules.filter(({ module }) => module === 'alpha') };
    app.catalogue = {
      ...whole,
      tracks: whole.tracks.map((track) => (track.id === trackId ? asksOnlyAlpha : track)),
      track: (id) => (id === trackId ? asksOnlyAlpha : whole.track(id)),
    };
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    app.catalogue = whole;
    finishTrack(app, { userId: others[0]!.id, enrolmentId, trackId });
    expect(only().snapshot).toMatchObject({ participants: 2, modules: [{ id: 'alpha' }] });
    expect(only().snapshot.modules).toHaveLength(1);
  });
});

describe('what was issued', () => {
  test('stays when the company is renamed and the course edited', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const issued = only();
    app.db.update(companies).set({ name: 'Quite Another Name B.V.', kvk_number: '99999999' }).where(eq(companies.id, company.id)).run();
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '9.0.0' });
    expect(only()).toEqual(issued);
  });

  test.each([
    ['snapshot', { snapshot: { company: { name: 'Forged', kvk_number: '1' } } as never }],
    ['dates', { valid_until: new Date('2099-01-01T00:00:00Z') }],
    ['day of issue', { issued_at: new Date('2020-01-01T00:00:00Z') }],
    ['number', { id: 'aaaaaaaaaaaaaaaaaaaa' }],
  ])('can’t be changed in the database: %s', (_, change) => {
    const { company } = makeCompanyWithManager(app.db);
    makeCertificate(app.db, { companyId: company.id });
    expect(() => app.db.update(certificates).set(change).run()).toThrow('certificates are immutable');
  });

  test('can’t be deleted, also not with its company', () => {
    const { company } = makeCompanyWithManager(app.db);
    makeCertificate(app.db, { companyId: company.id });
    expect(() => app.db.delete(certificates).run()).toThrow('certificates stay');
    expect(() => app.db.delete(companies).where(eq(companies.id, company.id)).run()).toThrow();
    expect(all()).toHaveLength(1);
  });
});
