import { describe, expect, test } from 'vitest';
import { testCatalogue } from '#tests/support/app.ts';
import { pauseAfter, trackProgress } from './progress.ts';
import type { AttemptRecord, LearningRecords } from './records.server.ts';

const catalogue = testCatalogue();
const now = new Date('2026-06-15T10:00:00Z');
const nothing: LearningRecords = { lessonsRead: [], scenariosPlayed: [], attempts: [], finishedModules: [] };
const attempt = (given: Partial<AttemptRecord>): AttemptRecord => ({
  id: 'x',
  moduleId: 'alpha',
  moduleVersion: '1.0.0',
  status: 'submitted',
  submittedAt: now,
  passed: false,
  ...given,
});
const read = (moduleId: string, lessonId: string) => ({ moduleId, lessonId });
const progress = (records: Partial<LearningRecords>, given: { trackId?: string; finished?: boolean } = {}) =>
  trackProgress({ catalogue, trackId: 'pre-departure', finished: false, now, ...given, records: { ...nothing, ...records } });

describe('the next step', () => {
  test('is the first unread lesson, then the test, then the next module', () => {
    expect(progress({}).next).toEqual({ kind: 'lesson', moduleId: 'alpha', lessonId: 'first-steps' });
    const lessonsRead = [read('alpha', 'first-steps')];
    expect(progress({ lessonsRead }).next).toEqual({ kind: 'quiz', moduleId: 'alpha' });
    expect(progress({ lessonsRead, finishedModules: ['alpha'] }).next).toEqual({ kind: 'lesson', moduleId: 'beta', lessonId: 'before-you-sign' });
  });

  test('is a scenario the track asks, between the lessons and the test', () => {
    const lessonsRead = [read('alpha', 'first-steps'), read('alpha', 'further-on')];
    expect(progress({ lessonsRead }, { trackId: 'market-entry' }).next).toEqual({ kind: 'scenario', moduleId: 'alpha', scenarioId: 'the-request' });
    const scenariosPlayed = [{ moduleId: 'alpha', scenarioId: 'the-request' }];
    expect(progress({ lessonsRead, scenariosPlayed }, { trackId: 'market-entry' }).next).toEqual({ kind: 'quiz', moduleId: 'alpha' });
  });

  test('is an attempt that was begun, before anything else', () => {
    const attempts = [attempt({ id: 'begun', moduleId: 'beta', status: 'in_progress', submittedAt: null, passed: null })];
    expect(progress({ attempts }).next).toEqual({ kind: 'resume', moduleId: 'beta', attemptId: 'begun' });
  });

  test('passes over an attempt on an older version of the module', () => {
    const attempts = [attempt({ status: 'in_progress', moduleVersion: '0.9.0', submittedAt: null, passed: null })];
    expect(progress({ attempts, lessonsRead: [read('alpha', 'first-steps')] }).next).toEqual({ kind: 'quiz', moduleId: 'alpha' });
  });

  test('goes on in another module during a pause, and waits when there is nothing else', () => {
    const lessonsRead = [read('alpha', 'first-steps')];
    const attempts = [attempt({})];
    expect(progress({ lessonsRead, attempts }).next).toEqual({ kind: 'lesson', moduleId: 'beta', lessonId: 'before-you-sign' });
    expect(progress({ lessonsRead, attempts, finishedModules: ['beta'] }).next).toEqual({
      kind: 'pause',
      moduleId: 'alpha',
      until: new Date('2026-06-15T11:00:00Z'),
    });
  });

  test('is nothing for who finished, whatever the track asks by now', () => {
    expect(progress({}, { finished: true }).next).toEqual({ kind: 'finished' });
  });

  test('is to settle when all is done but nobody noted it', () => {
    expect(progress({ finishedModules: ['alpha', 'beta'] }).next).toEqual({ kind: 'settle' });
  });
});

describe('the share that is done', () => {
  test('counts lessons, scenarios and tests, one step each', () => {
    expect(progress({})).toMatchObject({ done: 0, total: 4 });
    expect(progress({}, { trackId: 'market-entry' })).toMatchObject({ done: 0, total: 7 });
    const scenariosPlayed = [{ moduleId: 'alpha', scenarioId: 'the-request' }];
    expect(progress({ scenariosPlayed }, { trackId: 'market-entry' })).toMatchObject({ done: 1, total: 7 });
    expect(progress({ scenariosPlayed })).toMatchObject({ done: 0, total: 4 });
    expect(progress({ lessonsRead: [read('alpha', 'first-steps')], attempts: [attempt({ passed: true })] })).toMatchObject({ done: 2, total: 4 });
  });

  test('is never more than the whole, however much was done', () => {
    const everything = {
      lessonsRead: ['alpha', 'beta'].flatMap((module) =>
        ['first-steps', 'further-on', 'before-you-sign', 'after-you-sign', 'dropped-since'].map((lesson) => read(module, lesson)),
      ),
      scenariosPlayed: ['the-request', 'dropped-since'].map((scenarioId) => ({ moduleId: 'alpha', scenarioId })),
      attempts: [
        attempt({ passed: true }),
        attempt({ passed: true }),
        attempt({ moduleId: 'beta', passed: true }),
        attempt({ moduleId: 'gone', passed: true }),
      ],
      finishedModules: ['alpha', 'beta', 'gone'],
    };
    for (const trackId of ['pre-departure', 'market-entry']) {
      const { done, total } = progress(everything, { trackId });
      expect(done).toBe(total);
    }
  });

  test('stays whole for a finished module or participant when the track asks more later', () => {
    const { modules } = progress({ finishedModules: ['alpha'] }, { trackId: 'market-entry' });
    expect([...modules[0]!.read]).toEqual(['first-steps', 'further-on']);
    expect([...modules[0]!.played]).toEqual(['the-request']);
    const { done, total } = progress({}, { finished: true });
    expect(done).toBe(total);
  });
});

describe('the pause', () => {
  const pause = (attempts: AttemptRecord[]) => pauseAfter(attempts, { pauseMinutes: 60, now });

  test('follows the last attempt that was handed in and failed', () => {
    expect(pause([])).toBeNull();
    expect(pause([attempt({})])).toEqual(new Date('2026-06-15T11:00:00Z'));
    expect(pause([attempt({ passed: true })])).toBeNull();
    expect(pause([attempt({}), attempt({ status: 'abandoned', submittedAt: null, passed: null })])).toEqual(new Date('2026-06-15T11:00:00Z'));
  });

  test('is over at the instant itself', () => {
    expect(pause([attempt({ submittedAt: new Date('2026-06-15T09:00:00.001Z') })])).not.toBeNull();
    expect(pause([attempt({ submittedAt: new Date('2026-06-15T09:00:00Z') })])).toBeNull();
  });
});
