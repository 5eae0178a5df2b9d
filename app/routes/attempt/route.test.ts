import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeMember } from '#tests/support/factories.ts';
import { answerAll, begin, handIn, makeEnrolledCompany, readLessons, rightPlaces, takeQuiz, withVersion } from '#tests/support/learning.ts';
import * as questionRoute from '../attempt-question/route.tsx';
import * as reviewRoute from '../attempt-review/route.tsx';
import * as resultRoute from './route.tsx';

let app: TestApp;
let user: { id: string };
let companyId: string;
let enrolmentId: string;
let attemptId: string;
let cookie: string;

beforeEach(async () => {
  app = createTestApp();
  const made = makeEnrolledCompany(app, { colleagues: 1 });
  // The person at work is a participant; the manager is somebody else.
  user = made.others[0]!;
  companyId = made.company.id;
  enrolmentId = made.enrolmentId;
  attemptId = begin(app, { userId: user.id, enrolmentId, moduleId: 'alpha' });
  cookie = await signInAs(app, user);
});

type Form = Record<string, string | string[]>;
type Asked = { number: number; total: number; kind: string; stem: string; options: { value: string; text: string }[]; chosen: string[] };
const question = (number: number | string, given: { form?: Form; query?: string; as?: string; lang?: string } = {}) =>
  callRoute(app, given.form ? questionRoute.action : questionRoute.loader, {
    path: `/${given.lang ?? 'nl'}/attempts/${attemptId}/${number}${given.query ?? ''}`,
    params: { attempt: attemptId, number: String(number) },
    cookie: given.as ?? cookie,
    form: given.form,
  });
const review = (given: { form?: Form; as?: string } = {}) =>
  callRoute(app, given.form ? reviewRoute.action : reviewRoute.loader, {
    path: `/nl/attempts/${attemptId}/review`,
    params: { attempt: attemptId },
    cookie: given.as ?? cookie,
    form: given.form,
  });
const result = (given: { as?: string; lang?: string } = {}) =>
  callRoute(app, resultRoute.loader, { path: `/${given.lang ?? 'nl'}/attempts/${attemptId}`, params: { attempt: attemptId }, cookie: given.as ?? cookie });
const places = (number: number) => rightPlaces(app, { userId: user.id, attemptId, number }).map(String);

describe('a question', () => {
  test('shows its stem and options, in the language asked', async () => {
    const nl = (await question(1)).body as Asked;
    const en = (await question(1, { lang: 'en' })).body as Asked;
    expect(nl).toMatchObject({ number: 1, total: 4, chosen: [] });
    expect(nl.stem).toMatch(/^Alfa, vraag/);
    expect(en.stem).toMatch(/^Alpha, question/);
    expect(nl.options.map(({ value }) => value)).toEqual(['1', '2', '3', '4']);
  });

  test('gives nothing away: no key, no explanation, no source, no objective, no ids', async () => {
    answerAll(app, { userId: user.id, attemptId });
    for (const lang of ['nl', 'en'] as const) {
      for (const number of [1, 2, 3, 4]) {
        const asked = (await question(number, { lang })).body as Asked;
        expect(Object.keys(asked).sort()).toEqual(['attemptId', 'chosen', 'fromReview', 'kind', 'line', 'moduleTitle', 'number', 'options', 'stem', 'total']);
        for (const option of asked.options) expect(Object.keys(option).sort()).toEqual(['text', 'value']);
        expectNoAnswers(asked);
      }
    }
    expectNoAnswers((await review()).body);
  });

  function expectNoAnswers(body: unknown) {
    const text = JSON.stringify(body);
    for (const asked of app.catalogue.questionBank('alpha')) {
      for (const secret of [asked.id, asked.objective, asked.source.title, ...asked.options.flatMap(({ explanation }) => [explanation.nl, explanation.en])])
        expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/correct|passed|score/);
  }

  test('keeps the answer and leads to the next one, and from the last to the review', async () => {
    const answered = await question(1, { form: { answer: places(1) } });
    expect([answered.status, answered.headers.get('Location')]).toEqual([303, `/nl/attempts/${attemptId}/2`]);
    expect(((await question(1)).body as Asked).chosen.sort()).toEqual(places(1).sort());
    expect((await question(4, { form: { answer: places(4) } })).headers.get('Location')).toBe(`/nl/attempts/${attemptId}/review`);
  });

  test('leads back to the review when it was opened from there', async () => {
    expect((await question(1, { form: { answer: places(1) }, query: '?from=review' })).headers.get('Location')).toBe(`/nl/attempts/${attemptId}/review`);
  });

  test('asks for an answer when nothing is chosen', async () => {
    const { status, body } = await question(1, { form: {} });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: { answer: expect.stringMatching(/^Kies/) } });
  });

  test('refuses nonsense readably', async () => {
    for (const answer of ['9', '0', '-1', 'a', '1.5', '1e0', '../../x', '']) expect((await question(1, { form: { answer } })).status, answer).toBe(400);
    for (const number of ['0', '5', '01', 'x', '1.5', '-1', '9999']) expect((await question(number)).status, number).toBe(404);
    expect((await question('5', { form: { answer: '1' } })).status).toBe(404);
  });
});

describe('the review', () => {
  test('says which questions are open, and hands in all the same', async () => {
    await question(1, { form: { answer: places(1) } });
    expect((await review()).body).toMatchObject({
      open: 3,
      questions: [{ number: 1, answered: true }, { answered: false }, { answered: false }, { answered: false }],
    });
    const submitted = await review({ form: {} });
    expect([submitted.status, submitted.headers.get('Location')]).toEqual([303, `/nl/attempts/${attemptId}`]);
    expect((await result()).body).toMatchObject({ score: 1, total: 4, passed: false });
  });

  test('hands in once, however often it is clicked', async () => {
    answerAll(app, { userId: user.id, attemptId });
    const answers = [await review({ form: {} }), await review({ form: {} })];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await result()).body).toMatchObject({ score: 4, passed: true });
  });
});

describe('the result', () => {
  type Result = {
    score: number;
    passed: boolean;
    needed: number;
    after: { kind: string; pausedUntil: string | null; unread: { href: string }[] };
    questions: { correct: boolean; text: { options: { text: string; chosen: boolean; correct: boolean; explanation: string }[] } }[];
  };

  test('leads to where one is while the attempt runs', async () => {
    expect((await result()).headers.get('Location')).toBe(`/nl/attempts/${attemptId}/1`);
    await question(1, { form: { answer: places(1) } });
    expect((await result()).headers.get('Location')).toBe(`/nl/attempts/${attemptId}/2`);
    answerAll(app, { userId: user.id, attemptId });
    expect((await result()).headers.get('Location')).toBe(`/nl/attempts/${attemptId}/review`);
  });

  test('after a failed attempt explains every option, and says when to come back', async () => {
    answerAll(app, { userId: user.id, attemptId, right: 3 });
    await review({ form: {} });
    const body = (await result()).body as Result;
    expect(body).toMatchObject({ score: 3, needed: 4, passed: false, after: { kind: 'retry', pausedUntil: '15 juni 2026 om 13:00' } });
    for (const { correct, text } of body.questions) {
      expect(text.options.filter((option) => option.correct).every((option) => option.chosen)).toBe(correct);
      for (const option of text.options) expect(option.explanation).toMatch(/^Uitleg [A-D] bij alpha \d+ past hier/);
    }
    expect(((await result({ lang: 'en' })).body as Result).after.pausedUntil).toBe('15 June 2026 at 13:00');
    app.setNow('2026-06-15T11:00:00Z');
    expect((await result()).body).toMatchObject({ after: { kind: 'retry', pausedUntil: null } });
  });

  test('after a passed one says what is next: to read, the next module, colleagues, the certificate', async () => {
    const kindOf = async () => ((await result()).body as Result).after.kind;
    answerAll(app, { userId: user.id, attemptId });
    await review({ form: {} });
    expect((await result()).body).toMatchObject({ after: { kind: 'passed', unread: [{ href: '/nl/modules/alpha/first-steps' }] } });
    readLessons(app, { userId: user.id, trackId: 'pre-departure', moduleId: 'alpha' });
    expect(await kindOf()).toBe('module-done');
    readLessons(app, { userId: user.id, trackId: 'pre-departure', moduleId: 'beta' });
    takeQuiz(app, { userId: user.id, enrolmentId, moduleId: 'beta' });
    expect(await kindOf()).toBe('track-done');
  });

  test('stays what it was after the module is renewed, and says so', async () => {
    answerAll(app, { userId: user.id, attemptId });
    handIn(app, { userId: user.id, attemptId });
    app.catalogue = { ...withVersion(app.catalogue, { moduleId: 'alpha', version: '2.0.0' }), questionBank: () => [] };
    expect((await result()).body).toMatchObject({
      score: 4,
      passed: true,
      renewed: true,
      questions: [{ text: null }, { text: null }, { text: null }, { text: null }],
    });
  });

  test('of an outdated attempt is a new start', async () => {
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '2.0.0' });
    expect((await question(1)).headers.get('Location')).toBe(`/nl/attempts/${attemptId}`);
    expect((await result()).headers.get('Location')).toBe(`/nl/training/alpha/quiz?enrolment=${enrolmentId}`);
  });
});

test('nobody else finds an attempt, at any address: not a colleague, the manager, another company or an unknown id', async () => {
  answerAll(app, { userId: user.id, attemptId });
  const { user: colleague } = makeMember(app.db, { companyId });
  const { user: manager } = makeMember(app.db, { companyId, role: 'manager' });
  const { manager: stranger } = makeEnrolledCompany(app);
  for (const other of [colleague, manager, stranger]) {
    const as = await signInAs(app, other);
    const answers = [
      await question(1, { as }),
      await question(1, { as, form: { answer: '1' } }),
      await review({ as }),
      await review({ as, form: {} }),
      await result({ as }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  }
  attemptId = 'unknown';
  expect((await result()).status).toBe(404);
});
