import { beforeEach, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeEnrolledCompany, playScenarios, takeQuiz } from '#tests/support/learning.ts';
import * as lesson from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

/** Marks a lesson read and says where that leads. */
async function read(user: { id: string }, lessonId: string) {
  const given = { path: `/nl/modules/alpha/${lessonId}`, params: { module: 'alpha', lesson: lessonId }, form: {}, cookie: await signInAs(app, user) };
  const { status, headers } = await callRoute(app, lesson.action, given);
  return status === 303 ? headers.get('Location') : status;
}

test('who reads only the core goes from the last core lesson to the test, past the other lessons', async () => {
  const { manager } = makeEnrolledCompany(app, { trackId: 'pre-departure' });
  expect(await read(manager, 'first-steps')).toBe('/nl/training/alpha/quiz');
  expect(await read(manager, 'further-on')).toBe(409);
});

test('who reads everything goes on to the next lesson, the scenario, the test, and back to the training', async () => {
  const { manager, enrolmentId } = makeEnrolledCompany(app, { trackId: 'market-entry' });
  expect(await read(manager, 'first-steps')).toBe('/nl/modules/alpha/further-on');
  expect(await read(manager, 'further-on')).toBe('/nl/modules/alpha/scenarios/the-request');
  playScenarios(app, { userId: manager.id, trackId: 'market-entry', moduleId: 'alpha' });
  expect(await read(manager, 'further-on')).toBe('/nl/training/alpha/quiz');
  takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
  expect(await read(manager, 'further-on')).toBe('/nl/training');
});

test('who begins at the end comes back to what was skipped', async () => {
  const { manager } = makeEnrolledCompany(app, { trackId: 'market-entry' });
  expect(await read(manager, 'further-on')).toBe('/nl/modules/alpha/first-steps');
});
