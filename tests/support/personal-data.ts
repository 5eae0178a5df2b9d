/** A person with something in every table that can hold something of a person, for the tests of export and erasure. */
import {
  attempt_questions,
  audit_log,
  calendar_feeds,
  checklist_ticks,
  debrief_ticks,
  event_sign_ups,
  hashToken,
  invitations,
  join_requests,
  lesson_completions,
  mission_invitees,
  module_completions,
  newId,
  one_time_links,
  openid_identities,
  outbox_mails,
  passkeys,
  quiz_attempts,
  recovery_codes,
  reminders,
  scenario_choices,
  scenario_completions,
  scenario_runs,
  sessions,
  sign_in_challenges,
  totp_factors,
  type Database,
} from '#db';
import { makeCompany, makeEvent, makeMember, makeMission, makeParticipant, makePlace } from './factories.ts';

const at = new Date('2026-06-01T09:00:00Z');
const later = new Date('2026-07-01T09:00:00Z');

/** What two colleagues share: a company with a place on a mission, and an event. */
export function makeSharedRecords(db: Database) {
  const company = makeCompany(db, { name: 'Shared B.V.' });
  const mission = makeMission(db);
  const place = makePlace(db, { missionId: mission.id, companyId: company.id });
  const event = makeEvent(db);
  return { company, mission, place, event, enrolmentId: place.enrolment_id };
}

/**
 * A member of the shared company. Every text that is theirs holds `mark`; `colleagueId` did what one
 * person does to another: invite them, record that they came.
 */
export function makePersonEverywhere(
  db: Database,
  {
    shared,
    mark,
    role,
    colleagueId = null,
  }: { shared: ReturnType<typeof makeSharedRecords>; mark: string; role: 'manager' | 'participant'; colleagueId?: string | null },
) {
  const { company, mission, place, event, enrolmentId } = shared;
  const email = `${mark}@example.nl`;
  const { user, member } = makeMember(db, { companyId: company.id, name: `Name of ${mark}`, email, role });
  const userId = user.id;
  const of = (what: string) => `${what}-${mark}`;

  db.insert(sessions)
    .values({
      id_hash: of('hash'),
      user_id: userId,
      created_at: at,
      expires_at: later,
      last_used_at: at,
      proved_at: at,
      device: of('device'),
      assurance: 'password',
    })
    .run();
  db.insert(totp_factors)
    .values({ user_id: userId, sealed_secret: of('sealed'), created_at: at, confirmed_at: at })
    .run();
  db.insert(recovery_codes)
    .values({ code_hash: of('code'), user_id: userId, created_at: at })
    .run();
  db.insert(passkeys)
    .values({ id: of('credential'), user_id: userId, public_key: of('public'), counter: 0, name: of('passkey'), created_at: at })
    .run();
  db.insert(sign_in_challenges)
    .values({ hash: of('challenge'), purpose: 'passkey-registration', user_id: userId, expires_at: later })
    .run();
  db.insert(openid_identities)
    .values({ issuer: 'https://id.example', subject: of('subject'), user_id: userId, created_at: at })
    .run();
  db.insert(calendar_feeds)
    .values({ user_id: userId, token_hash: of('feed'), created_at: at })
    .run();
  db.insert(one_time_links)
    .values({
      token_hash: of('link'),
      purpose: 'change-email',
      email: `new-${email}`,
      user_id: userId,
      payload: { name: of('payload') },
      created_at: at,
      expires_at: later,
    })
    .run();
  db.insert(invitations)
    .values({
      id: newId(),
      company_id: company.id,
      email,
      role,
      token_hash: hashToken(of('invitation')),
      invited_by: colleagueId,
      created_at: at,
      expires_at: later,
      accepted_at: at,
    })
    .run();
  db.insert(join_requests).values({ id: newId(), company_id: company.id, user_id: userId, created_at: at, decided_at: at, decision: 'accepted' }).run();
  db.insert(mission_invitees)
    .values({
      id: newId(),
      mission_id: mission.id,
      company_name: of('company'),
      kvk_number: '12345678',
      person_name: of('person'),
      email,
      invited_at: at,
      invited_by: colleagueId,
    })
    .run();
  db.insert(event_sign_ups)
    .values({
      event_id: event.id,
      user_id: userId,
      company_id: company.id,
      status: 'signed-up',
      signed_up_at: at,
      attended: true,
      attendance_recorded_at: at,
      attendance_recorded_by: colleagueId,
    })
    .run();

  const participant = makeParticipant(db, { enrolmentId, userId });
  const progress = { participant_id: participant.id, module: of('module'), module_version: '1.0.0' };
  db.insert(lesson_completions)
    .values({ ...progress, lesson: of('lesson'), completed_at: at })
    .run();
  db.insert(module_completions)
    .values({ ...progress, finished_at: at })
    .run();
  db.insert(scenario_completions)
    .values({ ...progress, scenario: of('scenario'), completed_at: at })
    .run();
  const runId = newId();
  db.insert(scenario_runs)
    .values({ id: runId, user_id: userId, module: of('module'), scenario: of('run'), module_version: '1.0.0', started_at: at })
    .run();
  db.insert(scenario_choices)
    .values({ run_id: runId, number: 1, step: of('step'), choice: of('choice'), chosen_at: at })
    .run();
  const attemptId = newId();
  db.insert(quiz_attempts)
    .values({ id: attemptId, ...progress, purpose: 'final', pass_mark: 80, started_at: at })
    .run();
  db.insert(attempt_questions)
    .values({ attempt_id: attemptId, number: 1, question: of('question'), option_order: ['a', 'b'], chosen: [of('option')], answered_at: at })
    .run();

  db.insert(reminders)
    .values({ id: newId(), user_id: userId, mission_id: mission.id, kind: 'own', token_hash: of('reminder'), sent_at: at })
    .run();
  db.insert(outbox_mails)
    .values({
      id: newId(),
      recipient: email,
      locale: 'nl',
      subject: of('mail'),
      body_text: '',
      body_html: '',
      created_at: at,
      next_attempt_at: at,
      sent_at: at,
    })
    .run();
  db.insert(audit_log).values({ id: newId(), at, actor_id: userId, action: 'member.added', subject_id: member.id }).run();
  db.insert(checklist_ticks)
    .values({ company_id: company.id, module: 'alpha', item: of('item'), ticked_by: userId, ticked_at: at })
    .run();
  db.insert(debrief_ticks)
    .values({ place_id: place.id, item: of('item'), ticked_by: userId, ticked_at: at })
    .run();
  return { user, member, participant };
}
