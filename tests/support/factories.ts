/** Makers of rows, for the tests and for the demonstration data: one place where an example company comes from. */
import { eq } from 'drizzle-orm';
import {
  attempt_questions,
  certificates,
  companies,
  enrolments,
  event_sign_ups,
  events,
  lesson_completions,
  members,
  milestones,
  mission_places,
  missions,
  module_completions,
  newId,
  participants,
  quiz_attempts,
  scenario_choices,
  scenario_completions,
  scenario_runs,
  users,
  type CertificateSnapshot,
  type Database,
  type Transaction,
} from '#db';
import { isPassed } from '#app/learning/grading.ts';

type Writer = Database | Transaction;

/** Argon2id of 'demonstratie-2026'. Hashing it once saves a second of work per ten accounts. */
export const examplePassword = 'demonstratie-2026';
export const examplePasswordHash = '$argon2id$v=19$m=19456,t=2,p=1$Vs0++4s6bFW8faVJrtsmOA$duQPLsQhSgN/MKyuiJwuggm2HxnUkahz6FmeBuB6FJc';

let sequence = 0;
/** A number that no earlier call returned, for addresses and KvK numbers. */
const next = () => (sequence += 1);

export function makeUser(db: Writer, given: Partial<typeof users.$inferInsert> = {}) {
  const n = next();
  return db
    .insert(users)
    .values({
      id: newId(),
      email: `person${n}@example.nl`,
      name: `Person ${n}`,
      password_hash: examplePasswordHash,
      role: 'member',
      locale: 'nl',
      created_at: new Date('2026-01-05T09:00:00Z'),
      ...given,
    })
    .returning()
    .get();
}

export function makeCompany(db: Writer, given: Partial<typeof companies.$inferInsert> = {}) {
  const n = next();
  return db
    .insert(companies)
    .values({
      id: newId(),
      name: `Company ${n} B.V.`,
      kvk_number: String(10_000_000 + n),
      municipality: 'utrecht',
      sector: 'high-tech',
      employees: 12,
      kind: 'sme',
      registered_at: new Date('2026-01-05T09:00:00Z'),
      ...given,
    })
    .returning()
    .get();
}

/** A user who is a member of the company. */
export function makeMember(db: Writer, given: { companyId: string; role?: 'manager' | 'participant' } & Omit<Partial<typeof users.$inferInsert>, 'role'>) {
  const { companyId, role = 'participant', ...user } = given;
  const person = makeUser(db, { ...user, role: 'member' });
  const member = db.insert(members).values({ id: newId(), company_id: companyId, user_id: person.id, role, joined_at: person.created_at }).returning().get();
  return { user: person, member };
}

/** A company with one manager. */
export function makeCompanyWithManager(
  db: Writer,
  given: { company?: Partial<typeof companies.$inferInsert>; manager?: Omit<Partial<typeof users.$inferInsert>, 'role'> } = {},
) {
  const company = makeCompany(db, given.company);
  const { user, member } = makeMember(db, { companyId: company.id, ...given.manager, role: 'manager' });
  return { company, manager: user, member };
}

export function makeEnrolment(db: Writer, given: { companyId: string } & Partial<typeof enrolments.$inferInsert>) {
  const { companyId, ...rest } = given;
  return db
    .insert(enrolments)
    .values({ id: newId(), company_id: companyId, track: 'pre-departure', status: 'open', enrolled_at: new Date('2026-02-02T09:00:00Z'), ...rest })
    .returning()
    .get();
}

/** A published mission next spring, unless told otherwise. */
export function makeMission(db: Writer, given: Partial<typeof missions.$inferInsert> = {}) {
  const n = next();
  const status = given.status ?? 'published';
  return db
    .insert(missions)
    .values({
      id: newId(),
      title_nl: `Missie ${n}`,
      title_en: `Mission ${n}`,
      text_nl: 'Een week langs bedrijven.',
      text_en: 'A week of company visits.',
      destination_nl: 'Shenzhen',
      destination_en: 'Shenzhen',
      departs_on: '2027-04-12',
      returns_on: '2027-04-18',
      enrol_by: '2027-03-01',
      track: 'pre-departure',
      capacity: 10,
      join_code: `CODE${String(n).padStart(4, '0')}`,
      reminder_days: [-45, -30, -14, -7, -3],
      status,
      created_at: new Date('2026-05-01T09:00:00Z'),
      published_at: status === 'draft' ? null : new Date('2026-05-02T09:00:00Z'),
      ...(status === 'cancelled'
        ? { cancelled_at: new Date('2026-05-03T09:00:00Z'), cancellation_nl: 'Te weinig bedrijven.', cancellation_en: 'Too few companies.' }
        : {}),
      ...given,
    })
    .returning()
    .get();
}

/** A company's place on a mission, with an enrolment of its own unless one is given. */
export function makePlace(
  db: Writer,
  given: { missionId: string; companyId: string; enrolmentId?: string; status?: 'placed' | 'waiting' | 'withdrawn'; askedAt?: Date },
) {
  const { missionId, companyId, status = 'placed', askedAt = new Date('2026-05-10T09:00:00Z') } = given;
  const enrolmentId = given.enrolmentId ?? makeEnrolment(db, { companyId, mission_id: missionId, status: status === 'withdrawn' ? 'withdrawn' : 'open' }).id;
  return db
    .insert(mission_places)
    .values({
      id: newId(),
      mission_id: missionId,
      company_id: companyId,
      enrolment_id: enrolmentId,
      status,
      asked_at: askedAt,
      placed_at: status === 'placed' ? askedAt : null,
      withdrawn_at: status === 'withdrawn' ? askedAt : null,
    })
    .returning()
    .get();
}

/** A published event for everyone, unless told otherwise. */
export function makeEvent(db: Writer, given: Partial<typeof events.$inferInsert> = {}) {
  const n = next();
  const status = given.status ?? 'published';
  return db
    .insert(events)
    .values({
      id: newId(),
      kind: 'information',
      title_nl: `Bijeenkomst ${n}`,
      title_en: `Event ${n}`,
      text_nl: 'Kom luisteren.',
      text_en: 'Come and listen.',
      starts_at: new Date('2026-07-01T12:00:00Z'),
      ends_at: new Date('2026-07-01T14:00:00Z'),
      place: 'Stationsplein 1',
      status,
      created_at: new Date('2026-05-01T09:00:00Z'),
      published_at: status === 'draft' ? null : new Date('2026-05-02T09:00:00Z'),
      ...(status === 'cancelled'
        ? { cancelled_at: new Date('2026-05-03T09:00:00Z'), cancellation_nl: 'De spreker is ziek.', cancellation_en: 'The speaker is ill.' }
        : {}),
      ...given,
    })
    .returning()
    .get();
}

/** Somebody who has a place at an event. */
export function makeSignUp(
  db: Writer,
  { eventId, userId, companyId, ...rest }: { eventId: string; userId: string; companyId: string | null } & Partial<typeof event_sign_ups.$inferInsert>,
): void {
  db.insert(event_sign_ups)
    .values({ event_id: eventId, user_id: userId, company_id: companyId, status: 'signed-up', signed_up_at: new Date('2026-06-01T09:00:00Z'), ...rest })
    .run();
}

export function makeParticipant(db: Writer, given: { enrolmentId: string; userId: string } & Partial<typeof participants.$inferInsert>) {
  const { enrolmentId, userId, ...rest } = given;
  return db
    .insert(participants)
    .values({ id: newId(), enrolment_id: enrolmentId, user_id: userId, added_at: new Date('2026-02-02T09:00:00Z'), ...rest })
    .returning()
    .get();
}

/** A completed enrolment with its certificate, as it would have been issued. */
export function makeCertificate(
  db: Writer,
  given: { companyId: string; snapshot?: Partial<CertificateSnapshot> } & Partial<Omit<typeof certificates.$inferInsert, 'snapshot'>>,
) {
  const { companyId, snapshot, ...rest } = given;
  const issuedAt = rest.issued_at ?? new Date('2026-05-01T10:00:00Z');
  const enrolmentId = rest.enrolment_id ?? makeEnrolment(db, { companyId, status: 'completed', completed_at: issuedAt }).id;
  const company = db.select().from(companies).where(eq(companies.id, companyId)).get()!;
  return db
    .insert(certificates)
    .values({
      id: newId(),
      enrolment_id: enrolmentId,
      company_id: companyId,
      issued_at: issuedAt,
      valid_until: new Date('2027-05-01T22:00:00Z'),
      ...rest,
      snapshot: {
        company: { name: company.name, kvk_number: company.kvk_number },
        identity: null,
        track: { id: 'pre-departure', title: { nl: 'Voor vertrek', en: 'Pre-departure' } },
        modules: [
          { id: 'alpha', line: 1, versions: ['1.0.0'], title: { nl: 'Alfa', en: 'Alpha' } },
          { id: 'beta', line: 2, versions: ['1.0.0', '1.1.0'], title: { nl: 'Bèta', en: 'Beta' } },
        ],
        participants: 3,
        issuer: { nl: 'Provincie Voorbeeld', en: 'Province of Example' },
        ...snapshot,
      },
    })
    .returning()
    .get();
}

type OfParticipant<Row> = { participantId: string } & Omit<Row, 'participant_id'>;

export function makeLessonCompletion(db: Writer, { participantId, ...rest }: OfParticipant<typeof lesson_completions.$inferInsert>): void {
  db.insert(lesson_completions)
    .values({ participant_id: participantId, ...rest })
    .run();
}

export function makeModuleCompletion(db: Writer, { participantId, ...rest }: OfParticipant<typeof module_completions.$inferInsert>): void {
  db.insert(module_completions)
    .values({ participant_id: participantId, ...rest })
    .run();
}

/** A scenario that was played to an end, at one moment, and counts for the participant. */
export function makeEndedRun(
  db: Writer,
  given: {
    participantId: string;
    module: string;
    moduleVersion: string;
    scenario: string;
    choices: { step: string; choice: string }[];
    ending: string;
    at: Date;
  },
): void {
  const { participantId, module, moduleVersion, scenario, choices, ending, at } = given;
  const { userId } = db.select({ userId: participants.user_id }).from(participants).where(eq(participants.id, participantId)).get()!;
  const run = { id: newId(), user_id: userId, module, scenario, module_version: moduleVersion, started_at: at };
  db.insert(scenario_runs).values(run).run();
  for (const [index, choice] of choices.entries()) {
    db.insert(scenario_choices)
      .values({ run_id: run.id, number: index + 1, ...choice, chosen_at: at })
      .run();
  }
  db.update(scenario_runs).set({ status: 'ended', ended_at: at, ending }).where(eq(scenario_runs.id, run.id)).run();
  db.insert(scenario_completions).values({ participant_id: participantId, module, scenario, module_version: moduleVersion, completed_at: at }).run();
}

/** A final attempt that was handed in and graded: score and outcome follow from the questions. */
export function makeSubmittedAttempt(
  db: Writer,
  given: {
    participantId: string;
    module: string;
    moduleVersion: string;
    passMark: number;
    startedAt: Date;
    submittedAt: Date;
    questions: Pick<typeof attempt_questions.$inferInsert, 'question' | 'option_order' | 'chosen' | 'answered_at' | 'correct'>[];
  },
) {
  const { questions, passMark } = given;
  const score = questions.filter(({ correct }) => correct).length;
  const attempt = db
    .insert(quiz_attempts)
    .values({
      id: newId(),
      participant_id: given.participantId,
      module: given.module,
      module_version: given.moduleVersion,
      purpose: 'final',
      status: 'submitted',
      pass_mark: passMark,
      started_at: given.startedAt,
      submitted_at: given.submittedAt,
      score,
      passed: isPassed({ score, questions: questions.length, passMark }),
    })
    .returning()
    .get();
  db.insert(attempt_questions)
    .values(questions.map((question, index) => ({ attempt_id: attempt.id, number: index + 1, ...question })))
    .run();
  return attempt;
}

/** A counted step as the report sees it. `month` follows from `at`, taken as UTC. */
export function makeMilestone(
  db: Writer,
  given: { companyId: string; at: Date } & Partial<Omit<typeof milestones.$inferInsert, 'company_id' | 'at' | 'month'>>,
): void {
  const { companyId, at, step = 'registered', ...rest } = given;
  db.insert(milestones)
    .values({
      step,
      subject_id: newId(),
      company_id: companyId,
      at,
      month: at.toISOString().slice(0, 7),
      track: step === 'registered' || step === 'attended' ? null : 'pre-departure',
      sector: 'high-tech',
      municipality: 'utrecht',
      company_kind: 'sme',
      ...rest,
    })
    .run();
}
