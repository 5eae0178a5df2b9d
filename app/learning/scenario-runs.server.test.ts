import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, milestones, scenario_choices, scenario_completions, scenario_runs, users } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager } from '#tests/support/factories.ts';
import { enrol, makeEnrolledCompany, playScenarios, readLessons, takeQuiz, withVersion } from '#tests/support/learning.ts';
import { DomainError } from '../errors.ts';
import { wireSteps } from '../wiring.server.ts';
import { readScenarioMemory, restartScenario, takeChoice } from './scenario-runs.server.ts';

const which = { moduleId: 'alpha', scenarioId: 'the-request' };
const good = ['ask-back', 'sign-first', 'give-layer'];
const costly = ['send-all', 'wait-on', 'shout-there'];
let app: TestApp;
let userId: string;
let companyId: string;
beforeEach(() => {
  app = createTestApp();
  const made = makeCompanyWithManager(app.db);
  userId = made.manager.id;
  companyId = made.company.id;
});

const take = (path: string[], who = userId) => takeChoice(app.db, { userId: who, ...which, path, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) });
const play = (path: string[], who = userId) => path.map((_, index) => take(path.slice(0, index + 1), who).kept);
const memory = (who = userId) => readScenarioMemory(app.db, { userId: who, ...which, catalogue: app.catalogue });
const restart = (who = userId) => restartScenario(app.db, { userId: who, ...which, catalogue: app.catalogue, now: app.now() });
const runs = () => app.db.select().from(scenario_runs).all();
const refusal = (attempt: () => unknown) => {
  try {
    attempt();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : error;
  }
};

describe('playing a scenario', () => {
  test('remembers the way, and keeps every choice with its moment', () => {
    expect(memory()).toEqual({ path: [], endingsSeen: [] });
    take(['ask-back']);
    app.setNow('2026-06-15T10:05:00Z');
    take(['ask-back', 'sign-first']);
    expect(memory().path).toEqual(['ask-back', 'sign-first']);
    expect(app.db.select().from(scenario_choices).all()).toMatchObject([
      { number: 1, step: 'the-mail', choice: 'ask-back', chosen_at: new Date('2026-06-15T10:00:00Z') },
      { number: 2, step: 'the-plan', choice: 'sign-first', chosen_at: new Date('2026-06-15T10:05:00Z') },
    ]);
    expect(runs()).toMatchObject([{ status: 'in_progress', module_version: '1.0.0', ending: null }]);
  });

  test('ends at an ending, and takes nothing after it', () => {
    expect(play(good)).toEqual([true, true, true]);
    expect(runs()).toMatchObject([{ status: 'ended', ending: 'good-start', ended_at: app.now() }]);
    expect(refusal(() => take([...good, 'give-layer']))).toBe('invalid');
    expect(take(['send-all'])).toEqual({ kept: false });
    expect(memory()).toEqual({ path: good, endingsSeen: ['good-start'] });
  });

  test('sent twice keeps a choice once', () => {
    take(['ask-back']);
    expect(take(['ask-back'])).toEqual({ kept: true });
    play(good);
    expect(take(good)).toEqual({ kept: true });
    expect(app.db.select().from(scenario_choices).all()).toHaveLength(3);
    expect(runs()).toHaveLength(1);
  });

  test('from a page that is behind or elsewhere changes nothing', () => {
    play(good.slice(0, 2));
    for (const path of [['send-all'], ['ask-back', 'show-part'], costly]) expect(take(path)).toEqual({ kept: false });
    expect(memory().path).toEqual(good.slice(0, 2));
  });

  test('refuses ways and scenarios that are not there', () => {
    for (const path of [[], ['nothing'], ['sign-first']]) expect(refusal(() => take(path))).toBe('invalid');
    const other = { userId, catalogue: app.catalogue, now: app.now() };
    expect(refusal(() => restartScenario(app.db, { ...other, moduleId: 'alpha', scenarioId: 'nope' }))).toBe('not-found');
    expect(refusal(() => restartScenario(app.db, { ...other, moduleId: 'beta', scenarioId: 'the-request' }))).toBe('not-found');
    expect(runs()).toEqual([]);
  });

  test('is each person’s own', () => {
    const { manager: other } = makeCompanyWithManager(app.db);
    take(['ask-back']);
    expect(memory(other.id)).toEqual({ path: [], endingsSeen: [] });
    play(costly, other.id);
    expect(memory().path).toEqual(['ask-back']);
  });
});

describe('playing again', () => {
  test('is a new run; the endings seen stay', () => {
    play(good);
    restart();
    expect(memory()).toEqual({ path: [], endingsSeen: ['good-start'] });
    play(costly);
    expect(memory()).toEqual({ path: costly, endingsSeen: ['good-start', 'all-lost'] });
    expect(runs().map(({ status }) => status)).toEqual(['ended', 'ended']);
  });

  test('halfway abandons the run, and from the start begins nothing new', () => {
    take(['ask-back']);
    restart();
    restart();
    restart();
    expect(
      runs()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['abandoned', 'in_progress']);
    expect(memory().path).toEqual([]);
  });

  test('starts afresh when the module was renewed', () => {
    take(['ask-back']);
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '2.0.0' });
    expect(memory().path).toEqual([]);
    expect(take(['ask-back'])).toEqual({ kept: true });
    expect(runs().map(({ status, module_version }) => [status, module_version])).toEqual([
      ['abandoned', '1.0.0'],
      ['in_progress', '2.0.0'],
    ]);
  });
});

describe('an ending', () => {
  const completions = () => app.db.select().from(scenario_completions).all();

  test('counts in each open participation that asks the scenario, whatever the ending, and once', () => {
    const { enrolmentId } = enrol(app, { companyId, trackId: 'market-entry', userIds: [userId] });
    enrol(app, { companyId, trackId: 'pre-departure', userIds: [userId] });
    play(costly);
    restart();
    play(good);
    expect(completions()).toMatchObject([{ module: 'alpha', scenario: 'the-request', module_version: '1.0.0' }]);
    const steps = app.db.select().from(milestones).where(eq(milestones.subject_id, enrolmentId)).all();
    expect(steps.map(({ step }) => step)).toEqual(['enrolled', 'started']);
  });

  test('that is the last thing to do brings the certificate in the same transaction', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app, { trackId: 'market-entry' });
    for (const moduleId of ['alpha', 'beta']) {
      readLessons(app, { userId: manager.id, trackId: 'market-entry', moduleId });
      takeQuiz(app, { userId: manager.id, enrolmentId, moduleId });
    }
    play(good.slice(0, 2), manager.id);
    const fail = () => {
      throw new Error('no certificate');
    };
    const last = { userId: manager.id, ...which, path: good, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) };
    expect(() => takeChoice(app.db, { ...last, onFinished: fail })).toThrow('no certificate');
    expect(memory(manager.id).path).toEqual(good.slice(0, 2));
    expect(completions()).toEqual([]);
    takeChoice(app.db, last);
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
  });

  test('leaves neither choice nor ending in the audit log', () => {
    playScenarios(app, { userId, trackId: 'market-entry', moduleId: 'alpha' });
    const logged = app.db.select().from(audit_log).where(eq(audit_log.actor_id, userId)).all();
    expect(logged.map(({ action }) => action)).toEqual(expect.arrayContaining(['scenario.started', 'scenario.ended']));
    expect(JSON.stringify(logged)).not.toMatch(/send-all|all-lost|good-start/);
  });
});

describe('the database itself', () => {
  test('keeps an ended run and its choices as they were', () => {
    play(good);
    const run = runs()[0]!;
    expect(() => app.db.update(scenario_runs).set({ ending: 'all-lost' }).run()).toThrow(/does not change/);
    expect(() => app.db.update(scenario_choices).set({ choice: 'send-all' }).run()).toThrow(/does not change/);
    const late = { run_id: run.id, number: 4, step: 'x', choice: 'y', chosen_at: app.now() };
    expect(() => app.db.insert(scenario_choices).values(late).run()).toThrow(/takes no choice/);
  });

  test('holds one run in progress, and lets all go with the account', () => {
    take(['ask-back']);
    const again = { ...runs()[0]!, id: 'another' };
    expect(() => app.db.insert(scenario_runs).values(again).run()).toThrow(/UNIQUE/);
    play(good);
    app.db.delete(users).where(eq(users.id, makeCompanyWithManager(app.db).manager.id));
    expect(runs()).toHaveLength(1);
  });
});
