/** Two companies that must never see each other, somebody without a company, and an officer. */
import {
  certificates,
  attempt_questions,
  hashToken,
  invitations,
  join_requests,
  mission_invitees,
  newId,
  outbox_mails,
  quiz_attempts,
  type Database,
} from '#db';
import { recordMilestone } from '#app/reporting/milestones.server.ts';
import {
  makeCompanyWithManager,
  makeEnrolment,
  makeEvent,
  makeMember,
  makeMission,
  makeParticipant,
  makePlace,
  makeSignUp,
  makeUser,
} from '#tests/support/factories.ts';

export const roles = ['nobody', 'unattached', 'participant', 'manager', 'outsider', 'officer', 'administrator'] as const;
export type Role = (typeof roles)[number];

interface Records {
  companyId: string;
  /** The membership of the company's participant. */
  memberId: string;
  /** A published mission on which the company has a place. */
  missionId: string;
  /** A briefing of that mission, for which the company's participant signed up. */
  eventId: string;
  enrolmentId: string;
  attemptId: string;
  certificateId: string;
}

export interface World {
  users: Record<Exclude<Role, 'nobody'>, { id: string }>;
  /** The records of the company of `participant` and `manager`. */
  own: Records;
  /** The records of the company of `outsider`. */
  other: Records;
  /** A mission that only officers know of. */
  draftMissionId: string;
  /** An event for everyone, with people of both companies. */
  openEventId: string;
  /** What must not stand in any answer to this role, but for what stood in the address asked for. */
  secretsFrom(role: Role, path: string): string[];
}

function makeRecords(
  db: Database,
  { companyId, person, inviteTo, questionId }: { companyId: string; person: ReturnType<typeof makeMember>; inviteTo: string; questionId: string },
): Records {
  const userId = person.user.id;
  const contact = { kind: 'emergency' as const, name: `Callee-${companyId}`, phone: '+86 755 0000 0000', email: '' };
  const mission = makeMission(db, { contacts: [contact] });
  const enrolment = makeEnrolment(db, { companyId, mission_id: mission.id });
  makePlace(db, { missionId: mission.id, companyId, enrolmentId: enrolment.id });
  const done = makeEnrolment(db, { companyId, track: 'market-entry', status: 'completed', completed_at: new Date('2026-05-01T10:00:00Z') });
  const participant = makeParticipant(db, { enrolmentId: enrolment.id, userId });
  const attemptId = newId();
  db.insert(quiz_attempts)
    .values({
      id: attemptId,
      participant_id: participant.id,
      module: 'alpha',
      module_version: '1.0.0',
      purpose: 'final',
      pass_mark: 80,
      started_at: new Date('2026-06-15T09:00:00Z'),
    })
    .run();
  db.insert(attempt_questions)
    .values({ attempt_id: attemptId, number: 1, question: questionId, option_order: ['a', 'b', 'c', 'd'] })
    .run();
  const certificateId = newId();
  db.insert(certificates)
    .values({
      id: certificateId,
      enrolment_id: done.id,
      company_id: companyId,
      issued_at: new Date('2026-05-01T10:00:00Z'),
      valid_until: new Date('2028-05-01T22:00:00Z'),
      snapshot: {
        company: { name: `Certified ${certificateId}`, kvk_number: '00000000' },
        identity: null,
        track: { id: 'market-entry', title: { nl: 'Markt op', en: 'Market entry' } },
        modules: [],
        participants: 1,
        issuer: { nl: 'Example', en: 'Example' },
      },
    })
    .run();
  db.insert(invitations)
    .values({
      id: newId(),
      company_id: companyId,
      email: inviteTo,
      role: 'participant',
      token_hash: hashToken(newId()),
      created_at: new Date('2026-06-01T09:00:00Z'),
      expires_at: new Date('2026-07-01T09:00:00Z'),
    })
    .run();
  const asking = makeUser(db, { name: `Asking ${inviteTo}` });
  db.insert(join_requests)
    .values({ id: newId(), company_id: companyId, user_id: asking.id, created_at: new Date('2026-06-02T09:00:00Z') })
    .run();
  const event = makeEvent(db, { mission_id: mission.id, title_nl: `Briefing-${companyId}`, online_url: `https://meet.example/${companyId}` });
  makeSignUp(db, { eventId: event.id, userId, companyId });
  return { companyId, memberId: person.member.id, missionId: mission.id, eventId: event.id, enrolmentId: enrolment.id, attemptId, certificateId };
}

export function makeTwoCompanies({ db }: { db: Database }): World {
  const ours = makeCompanyWithManager(db, {
    company: { name: 'Ourfirm B.V.', kvk_number: '11112222' },
    manager: { name: 'Odile Ourmanager', email: 'ourmanager@ours.nl' },
  });
  const participant = makeMember(db, { companyId: ours.company.id, name: 'Pieter Ourparticipant', email: 'ourparticipant@ours.nl' });
  const theirs = makeCompanyWithManager(db, {
    company: { name: 'Secretfirm B.V.', kvk_number: '33334444' },
    manager: { name: 'Sanne Theirmanager', email: 'theirmanager@theirs.nl' },
  });
  const theirParticipant = makeMember(db, { companyId: theirs.company.id, name: 'Teun Theirparticipant', email: 'theirparticipant@theirs.nl' });
  const officer = makeUser(db, { name: 'Oscar Officer', email: 'officer@province.nl', role: 'officer' });
  const administrator = makeUser(db, { name: 'Anna Administrator', email: 'administrator@province.nl', role: 'administrator' });
  const unattached = makeUser(db, { name: 'Una Unattached', email: 'una@alone.nl' });

  const own = makeRecords(db, { companyId: ours.company.id, person: participant, inviteTo: 'invited@ours.nl', questionId: 'alpha-see-the-risk-1' });
  const other = makeRecords(db, {
    companyId: theirs.company.id,
    person: theirParticipant,
    inviteTo: 'invited@theirs.nl',
    questionId: 'alpha-see-the-risk-2',
  });

  db.insert(mission_invitees)
    .values({
      id: newId(),
      mission_id: own.missionId,
      company_name: 'Asked B.V.',
      kvk_number: '55556666',
      person_name: 'Ilse Invitee',
      email: 'ilse@asked.nl',
      invited_at: new Date('2026-06-01T09:00:00Z'),
    })
    .run();

  const givenUp = { recipient: 'lost@mail.nl', body_text: 'Secret link', body_html: 'Secret link', attempts: 6, failed_at: new Date('2026-06-14T10:00:00Z') };
  db.insert(outbox_mails)
    .values({ id: newId(), locale: 'nl', subject: 'Bevestig', ...givenUp, created_at: givenUp.failed_at, next_attempt_at: givenUp.failed_at })
    .run();

  const openEvent = makeEvent(db, { online_url: 'https://meet.example/open' });
  for (const [userId, companyId] of [
    [participant.user.id, ours.company.id],
    [theirParticipant.user.id, theirs.company.id],
  ] as const) {
    makeSignUp(db, { eventId: openEvent.id, userId, companyId });
  }

  for (const companyId of [ours.company.id, theirs.company.id]) {
    const step = { step: 'registered', subjectId: companyId, companyId, track: null, at: new Date('2026-02-02T09:00:00Z') } as const;
    db.transaction((tx) => recordMilestone(tx, { ...step, timeZone: 'Europe/Amsterdam' }));
  }

  const ourPeople = ['Ourmanager', 'Ourparticipant', '@ours.nl'];
  const theirPeople = ['Theirmanager', 'Theirparticipant', '@theirs.nl'];
  const [ourMeeting, theirMeeting] = [own, other].map(({ companyId }) => `https://meet.example/${companyId}`) as [string, string];
  const theirAttempt = ['Alfa, vraag 2.', other.attemptId];
  const theirCompany = [
    'Secretfirm',
    '33334444',
    other.enrolmentId,
    `Callee-${other.companyId}`,
    `Briefing-${other.companyId}`,
    theirMeeting,
    'Geheime missie',
    ...theirAttempt,
  ];
  const invitee = ['Ilse Invitee', '@asked.nl'];
  const ourAttempt = ['Alfa, vraag 1.', own.attemptId];
  const ourCompany = [
    'Ourfirm',
    '11112222',
    own.enrolmentId,
    `Callee-${own.companyId}`,
    `Briefing-${own.companyId}`,
    ourMeeting,
    'Geheime missie',
    ...ourAttempt,
  ];
  const secrets: Record<Role, string[]> = {
    nobody: [...ourPeople, ...theirPeople, ...ourCompany, ...theirCompany, ...invitee],
    unattached: [...ourPeople, ...theirPeople, ...ourCompany, ...theirCompany, ...invitee],
    participant: [...theirPeople, ...theirCompany, 'invited@ours.nl', ...invitee],
    // Who didn't sign up isn't told where to join online.
    manager: [...theirPeople, ...theirCompany, ...ourAttempt, ourMeeting, ...invitee],
    outsider: [...ourPeople, ...ourCompany, ...invitee],
    officer: [...ourPeople, ...theirPeople, ...ourAttempt, ...theirAttempt, ...invitee],
    administrator: [...ourPeople, ...theirPeople, ...ourAttempt, ...theirAttempt, ...invitee],
  };
  // The log shows who did what, with names and ids; never an address, a question or an answer.
  const isLogged = (role: Role, path: string, secret: string) =>
    role === 'administrator' && path.includes('/administration/audit') && !secret.includes('@') && !secret.startsWith('Alfa');
  // Whoever records who came must see who signed up; their addresses stay hidden.
  const isTold = (role: Role, path: string, secret: string) =>
    (role === 'officer' || role === 'administrator') && path === `/nl/province/events/${own.eventId}` && secret === 'Ourparticipant';
  // Whoever checks who a company is must be able to ask its managers.
  const isAsked = (role: Role, path: string, secret: string) =>
    (role === 'officer' || role === 'administrator') && path === `/nl/province/companies/${own.companyId}` && ['Ourmanager', '@ours.nl'].includes(secret);
  // Nobody sees what a mail says; who runs the installation sees whom it didn't reach.
  const mails = (role: Role) => ['Secret link', ...(role === 'administrator' ? [] : ['lost@mail.nl'])];
  return {
    users: { unattached, participant: participant.user, manager: ours.manager, outsider: theirs.manager, officer, administrator },
    own,
    other,
    openEventId: openEvent.id,
    draftMissionId: makeMission(db, { status: 'draft', title_nl: 'Geheime missie', title_en: 'Secret mission' }).id,
    // The language switch and the way to the sign-in page repeat the address.
    secretsFrom: (role, path) =>
      [...secrets[role], ...mails(role)].filter(
        (secret) => !path.includes(secret) && !isTold(role, path, secret) && !isAsked(role, path, secret) && !isLogged(role, path, secret),
      ),
  };
}
