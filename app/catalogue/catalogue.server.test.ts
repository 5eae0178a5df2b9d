import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyCourse, smallCourse, type Change } from '#tests/content/course-copy.ts';
import { loadCatalogue } from './catalogue.server.ts';
import { CatalogueError } from './problems.ts';

/** The lines of the error, without the first that names the folder. */
function faultsOf(changes: Record<string, Change>): string[] {
  try {
    loadCatalogue(copyCourse(changes));
  } catch (error) {
    if (error instanceof CatalogueError)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim());
    throw error;
  }
  return [];
}

describe('a course in order', () => {
  const catalogue = loadCatalogue(smallCourse);

  it('gives modules in the order of the tracks, with both languages and reading times', () => {
    expect(catalogue.modules.map(({ id, position }) => [id, position])).toEqual([
      ['alpha', 1],
      ['beta', 2],
    ]);
    const lesson = catalogue.module('alpha')?.lessons[0];
    expect(lesson).toMatchObject({ id: 'first-steps', moduleId: 'alpha', core: true, objectives: ['see-the-risk'] });
    expect(lesson?.text.nl.title).toBe('Eerste stappen');
    expect(lesson?.text.en.html).toContain('<a href="/en/glossary#term-nnn">agreement</a>');
    expect(lesson?.text.nl.sources).toEqual([expect.objectContaining({ id: 'alpha-source', number: 1, publisher: 'Example Institute', year: 2025 })]);
    expect(lesson?.text.nl.minutes).toBe(1);
    expect(catalogue.module('alpha')).toMatchObject({ coreMinutes: { nl: 1 }, minutes: { nl: 2 }, reviewBy: '2027-05-01' });
  });

  it('knows which lessons a track asks', () => {
    const ids = (track: string, module: string) => catalogue.requiredLessons(track, module).map(({ id }) => id);
    expect(ids('pre-departure', 'alpha')).toEqual(['first-steps']);
    expect(ids('market-entry', 'alpha')).toEqual(['first-steps', 'further-on']);
    expect(ids('market-entry', 'none')).toEqual([]);
    expect(ids('none', 'alpha')).toEqual([]);
  });

  it('gives tracks their numbers, also per module', () => {
    expect(catalogue.track('pre-departure')).toMatchObject({
      questions: 4,
      passMark: 80,
      retryPauseMinutes: 60,
      validityMonths: 12,
      modules: [
        { module: 'alpha', lessons: 'core', questions: 4 },
        { module: 'beta', lessons: 'core', questions: 4 },
      ],
    });
  });

  it('keeps answer keys out of everything but the question bank', () => {
    expect(catalogue.questionBank('alpha').length).toBeGreaterThan(0);
    const { modules, tracks, glossary } = catalogue;
    const open = JSON.stringify({ modules, tracks, glossary });
    expect(open).not.toContain('"correct"');
    for (const { explanation, text } of catalogue.questionBank('alpha').flatMap((question) => question.options)) {
      expect(open).not.toContain(explanation.nl);
      expect(open).not.toContain(text.nl);
    }
  });

  it('gives pages by language', () => {
    expect(catalogue.page('privacy', 'en')?.html).toContain('<p>');
    expect(catalogue.page('none', 'en')).toBeUndefined();
  });

  it('cannot be changed by a request', () => {
    const module = catalogue.modules[0];
    expect(() => catalogue.modules.push(...catalogue.modules)).toThrow(TypeError);
    expect(() => Object.assign(module?.lessons[0]?.text.nl ?? {}, { html: '' })).toThrow(TypeError);
    expect(() => Object.assign(catalogue.questionBank('alpha')[0]?.options[0] ?? {}, { correct: true })).toThrow(TypeError);
    expect(() => catalogue.requiredLessons('market-entry', 'alpha').pop()).toThrow(TypeError);
  });

  it('reads no file after it was loaded', () => {
    const folder = copyCourse();
    const loaded = loadCatalogue(folder);
    const before = loaded.module('alpha')?.lessons[0]?.text.nl.html;
    copyOver(folder);
    expect(loaded.module('alpha')?.lessons[0]?.text.nl.html).toBe(before);
    expect(loaded.search('merk', 'nl').length).toBeGreaterThan(0);
  });
});

function copyOver(folder: string): void {
  for (const file of ['alpha/nl/01-first-steps.md', 'alpha/module.yaml', 'glossary.yaml']) writeFileSync(`${folder}/${file}`, 'gone');
}

describe('terms of the glossary', () => {
  /** The links to the glossary in a lesson, after some text was added to it. */
  const linksIn = (text: string) => {
    const folder = copyCourse({
      'alpha/nl/02-further-on.md': (before) => before.replace('[afspraak](term:nnn)', 'afspraak').replace('Een merk heet in China 商标.', text),
    });
    const { html } = loadCatalogue(folder).module('alpha')!.lessons[1]!.text.nl;
    return [...html.matchAll(/<a href="\/nl\/glossary#term-([a-z-]+)">(.*?)<\/a>/g)].map(([, id, words]) => `${id}: ${words}`);
  };

  it('are linked at their first use in a lesson, and only there', () => {
    expect(linksIn('Een NNN-overeenkomst of een merk. Nog een merk en een NNN-overeenkomst.')).toEqual(['nnn: NNN-overeenkomst', 'trademark: merk']);
  });

  it('stay words in a heading, in a link, and where the writer links them elsewhere', () => {
    expect(linksIn('Over het merk.\n\n## Uw merk')).toEqual(['trademark: merk']);
    expect(linksIn('Een [les over het merk](lesson:alpha/first-steps).\n\n## Uw merk')).toEqual([]);
    expect(linksIn('Een merk is [zo een teken](term:trademark).')).toEqual(['trademark: zo een teken']);
  });
});

describe('a broken course', () => {
  it('says everything that is wrong at once', () => {
    const faults = faultsOf({
      'alpha/module.yaml': (text) => text.replace('version: 1.0.0', 'version: one').replace('publisher: Example Institute', 'pubisher: Example Institute'),
      'glossary.yaml': (text) => text.replace('en: trademark', 'en: ""'),
      'beta/nl/01-before-you-sign.md': (text) => `${text}\n<script>alert(1)</script>\n`,
    });
    expect(faults).toContainEqual('alpha/module.yaml: version: must be three numbers, such as 1.0.0 — see modules/README.md');
    expect(faults).toContainEqual('alpha/module.yaml: sources[1] (alpha-source).publisher: is missing — add it; modules/README.md shows its shape');
    expect(faults).toContainEqual('alpha/module.yaml: sources[1] (alpha-source): unknown: pubisher — correct the spelling or take it out');
    expect(faults).toContainEqual('glossary.yaml: [2] (trademark).en: is empty — see modules/README.md');
    expect(faults).toContainEqual(expect.stringMatching(/^beta\/nl\/01-before-you-sign\.md: line \d+: raw HTML: <script>/));
  });

  it.each<[string, Record<string, Change>, RegExp]>([
    ['a missing file', { 'tracks.yaml': null }, /^tracks\.yaml: \(file\): is missing — /],
    ['YAML that is none', { 'glossary.yaml': '- id: a\n  nl: b: c\n' }, /^glossary\.yaml: line 2: .* — correct the YAML/],
    ['an empty file', { 'glossary.yaml': '' }, /^glossary\.yaml: \(file\): /],
    ['a lesson missing in one language', { 'alpha/en/01-first-steps.md': null }, /^alpha\/en\/01-first-steps\.md: \(file\): is missing — write the lesson/],
    [
      'a lesson nobody lists',
      { 'alpha/nl/09-stray.md': '---\ntitle: x\nsummary: y\n---\nx\n' },
      /^alpha\/nl\/09-stray\.md: \(file\): module\.yaml lists no lesson stray — /,
    ],
    ['a lesson without front matter', { 'alpha/nl/01-first-steps.md': 'tekst\n' }, /01-first-steps\.md: front matter: is missing — /],
    [
      'front matter with a wrong key',
      { 'alpha/nl/01-first-steps.md': '---\ntitle: x\nsumary: y\n---\nx\n' },
      /01-first-steps\.md: \(file\): unknown: sumary — /,
    ],
    [
      'a folder with another id',
      { 'alpha/module.yaml': (text) => text.replace('id: alpha', 'id: omega') },
      /^alpha\/module\.yaml: id: is omega — make it the folder's name: alpha/,
    ],
    [
      'an unknown objective of a lesson',
      { 'alpha/module.yaml': (text) => text.replace('objectives: [see-the-risk]', 'objectives: [nope]') },
      /lessons \(first-steps\)\.objectives: there is no objective nope/,
    ],
    [
      'an id used twice',
      { 'alpha/module.yaml': (text) => text.replace('- id: choose-well', '- id: see-the-risk') },
      /objectives \(see-the-risk\): the id is used twice/,
    ],
    [
      'dates in the wrong order',
      { 'alpha/module.yaml': (text) => text.replace('review_by: 2027', 'review_by: 2025') },
      /review_by: must be later than reviewed/,
    ],
    [
      'a day that does not exist',
      { 'alpha/module.yaml': (text) => text.replace('reviewed: 2026-05-01', 'reviewed: 2026-02-30') },
      /reviewed: must be a day written as/,
    ],
    [
      'an address that is none',
      { 'alpha/module.yaml': (text) => text.replace('https://www.example.org/alpha', 'javascript:alert(1)') },
      /sources\[1\] \(alpha-source\)\.url: must be a web address/,
    ],
    [
      'a link to nowhere',
      { 'alpha/nl/01-first-steps.md': (text) => text.replace('term:nnn', 'term:mmm') },
      /there is no term mmm — use an id of glossary\.yaml/,
    ],
    [
      'a track with an unknown module',
      { 'tracks.yaml': (text) => text.replace('module: alpha', 'module: omega') },
      /pre-departure\.modules \(omega\): there is no such module/,
    ],
    [
      'a track that asks more than there is',
      { 'tracks.yaml': (text) => text.replace('questions: 4', 'questions: 99') },
      /pre-departure\.modules \(alpha\): asks 99 questions, and 8 are about the lessons it asks/,
    ],
    [
      'a pass mark over 100',
      { 'tracks.yaml': (text) => text.replace('pass_mark: 80', 'pass_mark: 180') },
      /^tracks\.yaml: \[1\] \(pre-departure\)\.pass_mark: /,
    ],
    [
      'no right option',
      { 'alpha/questions.yaml': (text) => text.replace('correct: true', 'correct: false') },
      /alpha-see-the-risk-1\.options: 0 options are right in a single-answer question/,
    ],
    [
      'two right options',
      { 'alpha/questions.yaml': (text) => text.replace('correct: false', 'correct: true') },
      /alpha-see-the-risk-1\.options: 2 options are right/,
    ],
    [
      'a question on no objective',
      { 'alpha/questions.yaml': (text) => text.replace('objective: see-the-risk', 'objective: nope') },
      /alpha-see-the-risk-1\.objective: there is no objective nope/,
    ],
    [
      'a question from no source',
      { 'alpha/questions.yaml': (text) => text.replace('source: alpha-source', 'source: nope') },
      /alpha-see-the-risk-1\.source: there is no source nope/,
    ],
    [
      'markup in a question',
      { 'alpha/questions.yaml': (text) => text.replace('Wat doet Noor?', 'Wat doet <b>Noor</b>?') },
      /alpha-see-the-risk-1\.nl: holds markup/,
    ],
    [
      'a question id of another module',
      { 'beta/questions.yaml': (text) => text.replace(/^- id: \S+/, '- id: alpha-see-the-risk-1') },
      /^beta\/questions\.yaml: alpha-see-the-risk-1: alpha has a question with this id/,
    ],
    ['a page in one language', { 'pages/en/privacy.md': null }, /^pages\/en\/privacy\.md: \(file\): is missing/],
    [
      'a question about a lesson that is not there',
      { 'alpha/questions.yaml': (text) => text.replace('lesson: first-steps', 'lesson: before-you-sign') },
      /alpha-see-the-risk-1\.lesson: there is no lesson before-you-sign/,
    ],
    [
      'a lesson under an address that is taken',
      { 'alpha/module.yaml': (text) => text.replace('id: further-on', 'id: checklists') },
      /lessons\[2\] \(checklists\)\.id: may not be scenarios or checklists/,
    ],
    [
      'a scenario that is not listed',
      { 'alpha/scenarios/other.yaml': 'id: other\n' },
      /^alpha\/scenarios\/other\.yaml: \(file\): module\.yaml lists no such scenario/,
    ],
    ['a scenario that is missing', { 'alpha/scenarios/the-request.yaml': null }, /^alpha\/scenarios\/the-request\.yaml: \(file\): is missing/],
    [
      'a scenario whose choice leads nowhere',
      { 'alpha/scenarios/the-request.yaml': (text) => text.replace('next: all-lost', 'next: nowhere') },
      /steps \(the-fair\)\.choices \(shout-there\)\.next: there is no step or ending nowhere/,
    ],
    [
      'an ending that no way leads to',
      { 'alpha/scenarios/the-request.yaml': (text) => text.replace('next: all-lost', 'next: saved-late') },
      /^alpha\/scenarios\/the-request\.yaml: all-lost: no way leads here/,
    ],
    [
      'a scenario that runs in a circle',
      { 'alpha/scenarios/the-request.yaml': (text) => text.replace('next: all-lost', 'next: the-mail') },
      /steps: a way runs in a circle through /,
    ],
    [
      'a scenario with an unknown source',
      { 'alpha/scenarios/the-request.yaml': (text) => text.replace('[alpha-source]', '[nope]') },
      /sources: the module has no source nope/,
    ],
    [
      'one id for two checklist items',
      { 'alpha/checklists.yaml': (text) => text.replace('id: keep-copy', 'id: tell-bank') },
      /^alpha\/checklists\.yaml: items \(tell-bank\): the id is used twice/,
    ],
    [
      'a checklist that points to an unknown lesson',
      { 'alpha/checklists.yaml': (text) => text.replace('lesson: further-on', 'lesson: nope') },
      /^alpha\/checklists\.yaml: keep-copy\.lesson: the module has no lesson nope/,
    ],
    ['a course without a countdown', { 'countdown.yaml': null }, /^countdown\.yaml: \(file\): is missing — /],
    [
      'a countdown in one language',
      { 'countdown.yaml': (text) => text.replace('{ nl: Rond Alfa af, en: Finish Alpha }', '{ nl: Rond Alfa af }') },
      /^countdown\.yaml: tasks\[2\] \(finish-alpha\)\.title\.en: is missing/,
    ],
    [
      'one id for two tasks',
      { 'countdown.yaml': (text) => text.replace('id: finish-beta', 'id: finish-alpha') },
      /^countdown\.yaml: tasks \(finish-alpha\): the id is used twice/,
    ],
    [
      'one id for two items of the debrief',
      { 'countdown.yaml': (text) => text.replace('id: agreements-kept', 'id: laptop-checked') },
      /^countdown\.yaml: items \(laptop-checked\): the id is used twice/,
    ],
    [
      'a task that points to an unknown module',
      { 'countdown.yaml': (text) => text.replace('link: module:beta', 'link: module:gamma') },
      /^countdown\.yaml: finish-beta\.link: there is no module gamma/,
    ],
    [
      'a task that points to an unknown checklist',
      { 'countdown.yaml': (text) => text.replace('done_when: checklist:alpha/before-the-trip', 'done_when: checklist:beta/before-the-trip') },
      /^countdown\.yaml: pack-bags\.done_when: there is no checklist beta\/before-the-trip/,
    ],
    [
      'a task that points to an unknown lesson',
      { 'countdown.yaml': (text) => text.replace('link: lesson:alpha/first-steps', 'link: lesson:alpha/nope') },
      /^countdown\.yaml: every-evening\.link: there is no lesson alpha\/nope/,
    ],
    [
      'a task that points to an unknown section',
      { 'countdown.yaml': (text) => text.replace('done_when: debrief:devices', 'done_when: debrief:nope') },
      /^countdown\.yaml: hand-in-devices\.done_when: there is no section nope in the debrief/,
    ],
    [
      'an item of the debrief that points to an unknown lesson',
      { 'countdown.yaml': (text) => text.replace('lesson: lesson:alpha/first-steps', 'lesson: lesson:gamma/first-steps') },
      /^countdown\.yaml: laptop-checked\.lesson: there is no lesson gamma\/first-steps/,
    ],
    [
      'a task that is done by what nobody can know',
      { 'countdown.yaml': (text) => text.replace('done_when: certificate', 'done_when: by-hand') },
      /^countdown\.yaml: tasks\[4\] \(have-certificate\)\.done_when: must be travellers, certificate, module:<module>/,
    ],
    [
      'a task for before the trip on a day after it',
      { 'countdown.yaml': (text) => text.replace('day: -14', 'day: 14') },
      /^countdown\.yaml: tasks\[3\] \(finish-beta\)\.day: must be 0 or lower before departure/,
    ],
    [
      'markup in a task',
      { 'countdown.yaml': (text) => text.replace('Lees de les en doe de toets.', 'Lees **de les**.') },
      /^countdown\.yaml: nl: holds markup: Lees \*\*de les/,
    ],
    [
      'a hostile picture',
      { 'alpha/nl/x.svg': '<svg viewBox="0 0 640 9"><script/></svg>', 'alpha/nl/01-first-steps.md': (text) => `${text}\n![Een zin.](x.svg)\n` },
      /^alpha\/nl\/x\.svg: <script>: is not allowed in a picture — /,
    ],
  ])('with %s does not load', (_, changes, expected) => {
    expect(faultsOf(changes)).toContainEqual(expect.stringMatching(expected));
  });

  it('refuses a multiple-answer question in which everything is right', () => {
    const all = (text: string) => text.replace(/(kind: multiple[\s\S]*?)(?=\n- id:|$)/, (block) => block.replaceAll('correct: false', 'correct: true'));
    expect(faultsOf({ 'alpha/questions.yaml': all })).toContainEqual(expect.stringContaining('ticking everything may not score'));
  });

  it('loads the small course as it is, so that the faults above are those of the changes', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('accepts Windows line ends and a byte-order mark', () => {
    expect(faultsOf({ 'alpha/nl/01-first-steps.md': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` })).toEqual([]);
  });
});
