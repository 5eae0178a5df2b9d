/** Two companies that must never see each other, somebody without a company, and an officer. */
import { certificates, attempt_questions, hashToken, invitations, join_requests, newId, quiz_attempts, type Database } from '#db';
import { recordMilestone } from '#app/reporting/milestones.server.ts';
import { makeCompanyWithManager, makeEnrolment, makeMember, makeParticipant, makeUser } from '#tests/support/factories.ts';

export const roles = ['nobody', 'unattached', 'participant', 'manager', 'outsider', 'officer'] as const;
export type Role = (typeof roles)[number];

interface Records {
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
  /** What must not stand in any answer to this role, but for what stood in the address asked for. */
  secretsFrom(role: Role, path: string): string[];
}

function makeRecords(
  db: Database,
  { companyId, userId, inviteTo, questionId }: { companyId: string; userId: string; inviteTo: string; questionId: string },
): Records {
  const enrolment = makeEnrolment(db, { companyId });
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
  return { enrolmentId: enrolment.id, attemptId, certificateId };
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
  const unattached = makeUser(db, { name: 'Una Unattached', email: 'una@alone.nl' });

  const own = makeRecords(db, { companyId: ours.company.id, userId: participant.user.id, inviteTo: 'invited@ours.nl', questionId: 'alpha-see-the-risk-1' });
  const other = makeRecords(db, {
    companyId: theirs.company.id,
    userId: theirParticipant.user.id,
    inviteTo: 'invited@theirs.nl',
    questionId: 'alpha-see-the-risk-2',
  });

  for (const companyId of [ours.company.id, theirs.company.id]) {
    const step = { step: 'registered', subjectId: companyId, companyId, track: null, at: new Date('2026-02-02T09:00:00Z') } as const;
    db.transaction((tx) => recordMilestone(tx, { ...step, timeZone: 'Europe/Amsterdam' }));
  }

  const ourPeople = ['Ourmanager', 'Ourparticipant', '@ours.nl'];
  const theirPeople = ['Theirmanager', 'Theirparticipant', '@theirs.nl'];
  const theirAttempt = ['Alfa, vraag 2.', other.attemptId];
  const theirCompany = ['Secretfirm', '33334444', other.enrolmentId, ...theirAttempt];
  const ourAttempt = ['Alfa, vraag 1.', own.attemptId];
  const ourCompany = ['Ourfirm', '11112222', own.enrolmentId, ...ourAttempt];
  const secrets: Record<Role, string[]> = {
    nobody: [...ourPeople, ...theirPeople, ...ourCompany, ...theirCompany],
    unattached: [...ourPeople, ...theirPeople, ...ourCompany, ...theirCompany],
    participant: [...theirPeople, ...theirCompany, 'invited@ours.nl'],
    manager: [...theirPeople, ...theirCompany, ...ourAttempt],
    outsider: [...ourPeople, ...ourCompany],
    officer: [...ourPeople, ...theirPeople, ...ourAttempt, ...theirAttempt],
  };
  return {
    users: { unattached, participant: participant.user, manager: ours.manager, outsider: theirs.manager, officer },
    own,
    other,
    // The language switch and the way to the sign-in page repeat the address.
    secretsFrom: (role, path) => secrets[role].filter((secret) => !path.includes(secret)),
  };
}
