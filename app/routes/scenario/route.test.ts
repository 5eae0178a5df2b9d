import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import * as scenario from './route.tsx';

const address = '/nl/modules/alpha/scenarios/the-request';
const params = { module: 'alpha', scenario: 'the-request' };
type Page = {
  role: unknown;
  step: { choices: { id: string }[] } | null;
  taken: { id: string }[];
  ending: { outcome: string } | null;
  memory: { seen: number } | null;
  elsewhere: boolean;
};

let app: TestApp;
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeCompanyWithManager(app.db).manager);
});

const open = async (query = '', as?: string) => {
  const { status, body } = await callRoute(app, scenario.loader, { path: `${address}${query}`, params, cookie: as });
  return { status, page: body as Page };
};
const send = (form: Record<string, string | string[]>, as: string | undefined = cookie) =>
  callRoute(app, scenario.action, { path: address, params, form, cookie: as });
const choose = (...way: string[]) => send({ taken: way.slice(0, -1).join('.'), choice: way.at(-1) ?? '' });

describe('a visitor', () => {
  test('plays by the address alone', async () => {
    expect((await open()).page).toMatchObject({ taken: [], step: { choices: [{ id: 'send-all' }, { id: 'ask-back' }] }, memory: null });
    expect((await open('?taken=ask-back.sign-first&choice=give-layer')).page).toMatchObject({ step: null, ending: { outcome: 'good' } });
  });

  test('finds no way that is not there', async () => {
    for (const query of ['?choice=nothing', '?choice=give-layer', '?taken=ask-back&choice=ask-back', '?taken=nothing'])
      expect((await open(query)).status).toBe(404);
  });

  test('keeps nothing: a post asks for an account, and an officer has none of a company', async () => {
    expect((await callRoute(app, scenario.action, { path: address, params, form: { choice: 'ask-back' } })).status).toBe(303);
    const officer = await signInAs(app, makeUser(app.db, { role: 'officer' }));
    expect((await send({ choice: 'ask-back' }, officer)).status).toBe(403);
    expect((await open('?choice=ask-back', officer)).page).toMatchObject({ taken: [{ id: 'ask-back' }], memory: null });
  });

  test('is told nothing about what lies ahead', async () => {
    const text = JSON.stringify((await open('?choice=ask-back')).page);
    const { steps, endings, debrief } = app.catalogue.module('alpha')!.scenarios[0]!;
    const ahead = steps.find(({ id }) => id === 'the-plan')!.choices.map(({ consequence }) => consequence.nl);
    for (const secret of [...ahead, ...endings.map(({ title }) => title.nl), ...debrief.map(({ nl }) => nl), 'next', 'outcome'])
      expect(text).not.toContain(`"${secret}"`);
  });
});

describe('a member', () => {
  test('goes on where they left off, whatever the address says', async () => {
    const { status, headers } = await choose('ask-back');
    expect([status, headers.get('Location')]).toEqual([303, address]);
    expect((await open('?choice=send-all', cookie)).page).toMatchObject({ taken: [{ id: 'ask-back' }], memory: { seen: 0 } });
  });

  test('is brought back when another window went on', async () => {
    await choose('ask-back');
    await choose('ask-back', 'sign-first');
    expect((await choose('ask-back', 'show-part')).headers.get('Location')).toBe(`${address}?done=elsewhere`);
    expect((await open('?done=elsewhere', cookie)).page).toMatchObject({ elsewhere: true, taken: [{ id: 'ask-back' }, { id: 'sign-first' }] });
  });

  test('plays to an end and again', async () => {
    for (const way of [['ask-back'], ['ask-back', 'sign-first'], ['ask-back', 'sign-first', 'give-layer']]) await choose(...way);
    expect((await open('', cookie)).page).toMatchObject({ ending: { outcome: 'good' }, memory: { seen: 1 } });
    await send({ intent: 'restart' });
    expect((await open('', cookie)).page).toMatchObject({ taken: [], ending: null, memory: { seen: 1 } });
  });

  test('can’t post what no page offers', async () => {
    expect((await send({})).status).toBe(400);
    expect((await send({ choice: ['ask-back', 'sign-first'], taken: ['send-all', 'wait-on'] })).status).toBe(400);
    expect((await choose('give-layer')).status).toBe(400);
    expect((await choose(...Array.from({ length: 500 }, () => 'ask-back'))).status).toBe(400);
    const { status } = await callRoute(app, scenario.action, {
      path: '/nl/modules/beta/scenarios/the-request',
      params: { module: 'beta', scenario: 'the-request' },
      form: { intent: 'restart' },
      cookie,
    });
    expect(status).toBe(404);
  });
});
