import { describe, expect, it } from 'vitest';
import { changeFile, copyCourse, type Change } from '#tests/content/course-copy.ts';
import { checkContent } from './content-check.server.ts';
import { describeProblem } from './problems.ts';
import { recordVersions } from './versions.server.ts';

const today = '2026-06-15';
const at = (folder: string, day = today) => {
  const { problems, warnings, modules } = checkContent(folder, { today: day });
  return { problems: problems.map(describeProblem), warnings: warnings.map(describeProblem), modules };
};
const problemsOf = (changes: Record<string, Change>) => at(copyCourse(changes)).problems;
/** Problems that a change makes. The lessons of the small course are all too short: that isn't one. */
const added = (changes: Record<string, Change>) => {
  const usual = new Set(problemsOf({}));
  return problemsOf(changes).filter((problem) => !usual.has(problem) && !problem.includes(': length: '));
};

const lesson = 'alpha/nl/01-first-steps.md';
const bank = 'alpha/questions.yaml';
const words = (count: number, sentence = 'Dit is een zin. ') => sentence.repeat(Math.ceil(count / 4));

describe('lessons', () => {
  it('are neither too short nor too long', () => {
    expect(problemsOf({})).toContainEqual(expect.stringMatching(/^alpha\/nl\/01-first-steps\.md: length: \d+ words, at least 500 are asked — /));
    expect(problemsOf({ [lesson]: (text) => `${text}\n${words(600)}\n` }).filter((problem) => problem.startsWith(`${lesson}: length`))).toEqual([]);
    expect(problemsOf({ [lesson]: (text) => `${text}\n${words(1300)}\n` })).toContainEqual(expect.stringMatching(/at most 1250 are asked/));
  });

  it('are easy to read', () => {
    const hard = 'Bovengenoemde verantwoordelijkheidsverdeling veronderstelt onvoorwaardelijke informatievoorziening. ';
    expect(added({ [lesson]: (text) => `${text}\n${hard.repeat(30)}\n` })).toEqual([
      expect.stringMatching(/readability: Flesch-Douma is -?\d+\.\d, at least 45 is asked/),
    ]);
    const long = 'De man die de hond van de buurvrouw zag loopt nu met zijn kat naar de kade aan de gracht. ';
    expect(added({ [lesson]: (text) => `${text}\n${long.repeat(40)}\n` })).toContainEqual(
      expect.stringMatching(/sentences have 1\d\.\d words on average, at most 15 is asked/),
    );
  });

  it('warn of a score under the aim and of a very long sentence', () => {
    const folder = copyCourse({
      'alpha/en/01-first-steps.md': (text) =>
        `${text}\n${'Companies normally organise preparatory conversations. Do it well. Go there and see for yourself. '.repeat(30)}\n\n${'and so on '.repeat(12)}.\n`,
    });
    expect(at(folder).warnings).toContainEqual(expect.stringMatching(/^alpha\/en\/01-first-steps\.md: readability: a sentence of 36 words: /));
  });

  it('are built alike in both languages', () => {
    expect(added({ [lesson]: (text) => text.replace(':::remember', ':::note') })).toEqual([
      'alpha/en/01-first-steps.md: containers: nl has situation, steps, check, note; en has situation, steps, check, remember — give both languages the same containers in the same order',
    ]);
    expect(added({ [lesson]: (text) => text.replace('[^alpha-source]', '') })).toContainEqual(
      expect.stringMatching(/citations: only nl cites none; only en cites alpha-source/),
    );
    expect(added({ [lesson]: (text) => `${text}\n## Een\n\n## Twee\n` })).toContainEqual(expect.stringMatching(/headings: nl has 3 ## headings, en has 1/));
    const picture = '<svg viewBox="0 0 640 9"><path class="line" d="M0 0"/></svg>';
    expect(added({ 'alpha/nl/x.svg': picture, [lesson]: (text) => `${text}\n![Een zin.](x.svg)\n` })).toContainEqual(
      expect.stringMatching(/pictures: nl has x\.svg; en has none/),
    );
  });
});

describe('words', () => {
  it.each([
    ['Wij doen dat middels een brief.', 'middels', 'met, door'],
    ['Indien u twijfelt, belt u ons.', 'Indien', 'als'],
    ['U dient dit formulier altijd te bewaren.', 'dient', 'moet, moeten'],
    ['Dit geldt ten behoeve van u.', 'ten behoeve van', 'voor'],
  ])('of the office are refused in Dutch: %s', (sentence, found, instead) => {
    expect(added({ [lesson]: (text) => `${text}\n${sentence}\n` })).toEqual([
      expect.stringMatching(new RegExp(`^${lesson}: text: officialese: ${found} \\(.*\\) — write: ${instead}$`)),
    ]);
  });

  it('of the office are refused in English, and in every file', () => {
    expect(added({ 'alpha/en/01-first-steps.md': (text) => `${text}\nDo this prior to leaving.\n` })).toHaveLength(1);
    expect(added({ 'alpha/module.yaml': (text) => text.replace('U ziet wat', 'U ziet tevens wat') })).toContainEqual(
      expect.stringMatching(/objectives \(see-the-risk\)\.nl: officialese: tevens/),
    );
    expect(added({ [bank]: (text) => text.replace('Keuze A bij alpha 1', 'Conform alpha 1') })).toContainEqual(
      expect.stringMatching(/alpha-see-the-risk-1\.options \(a\)\.text\.nl: officialese: Conform/),
    );
    expect(added({ 'glossary.yaml': (text) => text.replace('Een naam of teken', 'Een reeds bestaande naam') })).toContainEqual(
      expect.stringMatching(/^glossary\.yaml: trademark\.definition\.nl: officialese: reeds/),
    );
  });

  it('that only look like it are left alone', () => {
    expect(added({ [lesson]: (text) => `${text}\nDe conformiteit en de inzakelijke dienst dienen als voorbeeld.\n` })).toEqual([]);
  });

  it.each(['[verified]', '[unverified]', '[partly verified]', '[unverified: date]', 'TODO', '[todo: bron zoeken]'])('of an editor are refused: %s', (tag) => {
    expect(added({ [lesson]: (text) => `${text}\nDat klopt. ${tag}\n` })).toEqual([expect.stringContaining("an editor's tag")]);
  });
});

describe('questions', () => {
  it('are enough, also per objective', () => {
    const first = (text: string) => text.slice(0, text.indexOf('\n- id: alpha-see-the-risk-2') + 1);
    const found = problemsOf({ [bank]: first });
    expect(found).toContainEqual(expect.stringMatching(/^alpha\/questions\.yaml: questions: 1 questions, at least 30 are asked/));
    expect(found).toContainEqual(expect.stringMatching(/objective see-the-risk: 1 questions, at least 4 are asked/));
    expect(found).toContainEqual(expect.stringMatching(/objective choose-well: 0 questions/));
  });

  it('are enough about the core lessons, for who is asked no others', () => {
    const moved = (text: string) => text.replaceAll(/(id: alpha-see-the-risk-[1-3]\n  objective: see-the-risk\n  lesson: )first-steps/g, '$1further-on');
    expect(added({ [bank]: moved })).toEqual([expect.stringMatching(/objective see-the-risk: 1 questions on core lessons, at least 4 are asked/)]);
  });

  it('do not give the answer away by its length', () => {
    const found = added({ [bank]: (text) => text.replace(/(correct: true\n\s+text: \{ nl: )/g, '$1Heel erg lange ') });
    expect(found).toContainEqual(
      expect.stringMatching(/options \(nl\): the right option is the longest in \d+ of \d+ single-answer questions: alpha-see-the-risk-1, /),
    );
    expect(found.some((problem) => problem.includes('options (en)'))).toBe(false);
  });

  it('do not give the answer away by its place', () => {
    const swap = (text: string) =>
      text.replace(/kind: single[\s\S]*?(?=\n- id:|$)/g, (block) =>
        block.replace('correct: true', 'correct: false').replace('correct: false', 'correct: true'),
      );
    expect(added({ [bank]: swap })).toContainEqual(expect.stringMatching(/option 1 is the right one in \d+ of \d+ single-answer questions/));
  });

  it('explain each option in its own words', () => {
    const same = (text: string) => text.replace('Uitleg C bij alpha 1 past hier niet.', 'Uitleg  B bij Alpha 1 past hier niet.');
    expect(added({ [bank]: same })).toEqual([expect.stringMatching(/alpha-see-the-risk-1\.options \(c\)\.explanation\.nl: is the same as that of option b/)]);
  });
});

describe('scenarios', () => {
  const scenario = 'alpha/scenarios/the-request.yaml';
  const change = (before: string | RegExp, after: string) => added({ [scenario]: (text) => text.replace(before, after) });

  it('of the small course hold', () => {
    expect(problemsOf({}).filter((problem) => problem.startsWith(scenario))).toEqual([]);
  });

  it('lead each choice of a step to a place of its own', () => {
    expect(change(/(id: show-part[\s\S]*?next: )the-fair/, '$1the-talk')).toEqual([
      `${scenario}: steps (the-plan).choices: two choices lead to the-talk — let each choice lead to a place of its own, or take one out`,
    ]);
  });

  it('end well, acceptably and badly', () => {
    expect(change('outcome: costly', 'outcome: acceptable')).toEqual([`${scenario}: endings: no ending is costly — write one, and a way to it`]);
  });

  it('do not end before the reader sees what follows', () => {
    expect(change(/(id: call-now[\s\S]*?next: )the-talk/, '$1all-lost')).toEqual([
      expect.stringMatching(/steps: a way ends after 2 choices, at least 3 are asked/),
    ]);
  });

  it('have five steps or more, a debrief, and consequences that say something', () => {
    const found = added({
      [scenario]: (text) =>
        text
          .replace('  - { nl: Deel in lagen., en: Share in layers. }\n', '')
          .replace('De klant is blij en zwijgt daarna.', 'Dat is fout.')
          .replace(/ {2}- id: silence[\s\S]*?(?= {2}- id: the-plan)/, '')
          .replace('next: silence', 'next: the-fair'),
    });
    expect(found).toEqual([
      expect.stringContaining('steps: 4 steps, 5 to 9 are asked'),
      expect.stringContaining('a way ends after 2 choices'),
      expect.stringContaining('debrief: 2 points, 3 to 5 are asked'),
      expect.stringContaining('send-all.consequence.nl: hardly says what follows'),
    ]);
  });

  it('are plain Dutch and English', () => {
    const hard = 'Bovengenoemde verantwoordelijkheidsverdeling veronderstelt onvoorwaardelijke informatievoorziening. ';
    expect(change('De mail vraagt om alle tekeningen.', hard.repeat(20))).toContainEqual(
      expect.stringMatching(/readability \(nl\): Flesch-Douma is -?\d+\.\d, at least 45 is asked/),
    );
    expect(change('U hebt bewijs.', 'U hebt reeds bewijs.')).toEqual([expect.stringContaining('officialese: reeds')]);
  });
});

describe('checklists', () => {
  const file = 'alpha/checklists.yaml';

  it('have four items or more', () => {
    expect(added({ [file]: (text) => text.replace(/ {4}- id: pack-card\n.*\n/, '') })).toEqual([
      `${file}: before-the-trip: 3 items, 4 to 12 are asked — split the list, or join it with another`,
    ]);
  });

  it('are plain Dutch and English', () => {
    expect(added({ [file]: (text) => text.replace('Pak kaartjes in.', 'U dient kaartjes mee te nemen.') })).toEqual([
      expect.stringContaining('officialese: dient'),
    ]);
  });
});

describe('the countdown', () => {
  const file = 'countdown.yaml';
  const changed = (from: string | RegExp, to: string) => added({ [file]: (text) => text.replace(from, to) });

  it('has a task for every module that a track asks, and for every list for before the trip', () => {
    expect(changed('    done_when: module:beta\n', '')).toEqual([
      `${file}: tasks: no task is done by module:beta, which a track asks — add one with done_when: module:beta`,
    ]);
    expect(changed('    done_when: checklist:alpha/before-the-trip\n', '')).toEqual([
      expect.stringContaining('no task is done by checklist:alpha/before-the-trip'),
    ]);
  });

  it('tells tasks in the order of their days', () => {
    expect(changed('day: -30', 'day: -5')).toEqual([`${file}: finish-beta: stands after a later one — put tasks in the order of their days`]);
  });

  it('has sections that can be finished', () => {
    expect(changed(/ {6}- id: agreements-kept\n.*\n/, '')).toEqual([
      `${file}: contacts: 1 items, 2 to 8 are asked — split the section, or join it with another`,
    ]);
  });

  it('is plain Dutch and English', () => {
    expect(changed('Wis zelf niets.', 'Wis derhalve niets.')).toEqual([expect.stringContaining('countdown.yaml: nl: officialese: derhalve')]);
    const long = 'Organisatorische verantwoordelijkheidsverdelingen documenteren ondernemingsvertegenwoordigers aangaande beveiligingsvoorzieningen.';
    expect(changed('Wis zelf niets.', Array(12).fill(long).join(' '))).toContainEqual(expect.stringContaining('readability (nl): Flesch-Douma is'));
  });
});

describe('a module', () => {
  it('holds lessons, questions, scenarios, checklists and pictures, less of them in the orientation', () => {
    const folder = copyCourse({ 'alpha/checklists.yaml': null });
    expect(at(folder).problems).toEqual(
      expect.arrayContaining(
        [
          'alpha/module.yaml: lessons: 2 lessons, 9 to 12 are asked — write more',
          'alpha/questions.yaml: questions: 12 questions, at least 30 are asked — write more',
          'alpha/module.yaml: scenarios: 1 scenarios, at least 2 are asked — write more',
          'alpha/checklists.yaml: checklists: 0 checklists, at least 1 are asked — write more',
          'alpha/module.yaml: pictures: 0 pictures, at least 2 are asked — write more',
        ].map((problem) => expect.stringContaining(problem)),
      ),
    );
  });

  it('warns of a lesson that no question is about', () => {
    const all = (text: string) => text.replaceAll('lesson: further-on', 'lesson: first-steps');
    expect(at(copyCourse({ [bank]: all })).warnings).toContainEqual(expect.stringContaining('lesson further-on: no question is about it'));
  });
});

describe('reviews', () => {
  it('that are overdue are a warning, not a fault', () => {
    const folder = copyCourse();
    expect(at(folder, '2027-05-01').warnings.filter((warning) => warning.includes('overdue'))).toEqual([]);
    const late = at(folder, '2027-05-02');
    expect(late.warnings).toContainEqual(expect.stringMatching(/^alpha\/module\.yaml: review_by: review is overdue since 2027-05-01/));
    expect(late.problems).toEqual(at(folder).problems);
    expect(late.modules[0]?.daysToReview).toBe(-1);
  });

  it('name sources that nothing uses', () => {
    const extra = '\n  - { id: unused, publisher: X, title: Y, year: 2020 }\n';
    expect(at(copyCourse({ 'alpha/module.yaml': (text) => text.trimEnd() + extra })).warnings).toContainEqual(
      expect.stringMatching(/sources \(unused\): no lesson, question or scenario uses it/),
    );
  });
});

describe('versions', () => {
  const modules = [
    { id: 'alpha', version: '1.0.0' },
    { id: 'beta', version: '1.0.0' },
  ];
  const ofVersions = (folder: string) => at(folder).problems.filter((problem) => problem.includes(': version: '));
  const refuse = (problem: unknown) => expect(problem).toBeUndefined();

  it('hold content to what was recorded', () => {
    const folder = copyCourse();
    expect(at(folder).warnings).toContainEqual(expect.stringMatching(/alpha\/module\.yaml: version: 1\.0\.0 is not recorded yet/));
    expect(recordVersions(folder, modules, refuse)).toEqual(['alpha 1.0.0', 'beta 1.0.0']);
    expect(ofVersions(folder)).toEqual([]);

    changeFile(`${folder}/${lesson}`, (text) => `${text}\nEen zin meer.\n`);
    expect(ofVersions(folder)).toEqual([
      expect.stringMatching(/^alpha\/module\.yaml: version: .* changed.* — raise version in module\.yaml, then run npm run content:check -- --record$/),
    ]);
    expect(recordVersions(folder, modules, refuse)).toEqual([]);
    expect(ofVersions(folder)).toHaveLength(1);

    changeFile(`${folder}/alpha/module.yaml`, (text) => text.replace('version: 1.0.0', 'version: 1.10.0'));
    expect(ofVersions(folder)).toEqual([]);
    expect(recordVersions(folder, [{ id: 'alpha', version: '1.10.0' }], refuse)).toEqual(['alpha 1.10.0']);

    changeFile(`${folder}/alpha/module.yaml`, (text) => text.replace('version: 1.10.0', 'version: 1.9.0'));
    expect(ofVersions(folder)).toEqual([expect.stringMatching(/1\.9\.0 is lower than a version that was recorded/)]);
  });

  it('do not depend on line ends', () => {
    const folder = copyCourse();
    recordVersions(folder, modules, refuse);
    changeFile(`${folder}/${lesson}`, (text) => text.replaceAll('\n', '\r\n'));
    expect(ofVersions(folder)).toEqual([]);
  });

  it('say when the record itself is broken', () => {
    const folder = copyCourse({ 'versions.json': '{"alpha": {"1.0.0": "x"}}' });
    expect(at(folder).problems).toContainEqual('versions.json: alpha.1.0.0: must be a sha256 — see modules/README.md');
    expect(recordVersions(folder, modules, () => undefined)).toEqual([]);
  });
});

describe('figures', () => {
  it('count per module, language, objective and level', () => {
    const [alpha] = at(copyCourse()).modules;
    expect(alpha).toMatchObject({ id: 'alpha', version: '1.0.0', sources: 1, questions: 12, coreQuestions: 8, daysToReview: 320 });
    expect(alpha?.scenarios).toMatchObject([{ id: 'the-request', steps: 5, endings: 3 }]);
    expect(alpha?.checklists).toEqual([
      { id: 'before-the-trip', items: 4 },
      { id: 'before-signing', items: 4 },
    ]);
    expect(alpha?.objectives.map(({ questions: { 1: one, 2: two, 3: three } }) => one + two + three)).toEqual([6, 6]);
    expect(alpha?.lessons.map(({ id, core }) => [id, core])).toEqual([
      ['first-steps', true],
      ['further-on', false],
    ]);
    expect(alpha?.lessons[0]?.texts.nl?.words).toBeGreaterThan(50);
  });

  it('are given for what can be read of a broken course', () => {
    const { modules, problems } = at(copyCourse({ 'alpha/en/01-first-steps.md': null, 'beta/module.yaml': null }));
    expect(problems).toContainEqual(expect.stringMatching(/^beta\/module\.yaml: \(file\): is missing/));
    expect(modules.map(({ id }) => id)).toEqual(['alpha']);
    expect(modules[0]?.lessons.map(({ id }) => id)).toContain('first-steps');
  });
});
