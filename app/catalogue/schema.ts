/** The shape of the course's files. Unknown keys are refused: they are spelling mistakes. */
import { z } from 'zod';

const text = z.string('must be text (put it between quotes when it starts with a digit or holds a colon)').trim().min(1, 'is empty');
const localised = z.strictObject({ nl: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: a-z, 0-9 and single hyphens');
/** These words stand where a lesson's id stands in an address. */
const lessonId = id.refine((word) => word !== 'scenarios' && word !== 'checklists', 'may not be scenarios or checklists: those pages have these addresses');
const day = z.iso.date('must be a day written as 2026-11-23');
const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, such as 1.0.0');
const year = z.int().min(1900).max(2100);
const address = z.url({ protocol: /^https?$/, error: 'must be a web address that starts with https:// or http://' });

const source = z.strictObject({
  id,
  publisher: text,
  title: text,
  year,
  url: address.optional(),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'must be a language code such as nl, en or zh-Hans')
    .optional(),
});

export const moduleSchema = z
  .strictObject({
    id,
    version,
    reviewed: day,
    review_by: day,
    title: localised,
    summary: localised,
    checked: localised,
    objectives: z.array(z.strictObject({ id, text: localised })).min(1),
    lessons: z.array(z.strictObject({ id: lessonId, core: z.boolean(), objectives: z.array(id).min(1) })).min(1),
    scenarios: z.array(id).default([]),
    sources: z.array(source).min(1),
  })
  .refine((module) => module.review_by > module.reviewed, { path: ['review_by'], error: 'must be later than reviewed' });
export type ModuleFile = z.infer<typeof moduleSchema>;

const option = z.strictObject({ id, correct: z.boolean(), text: localised, explanation: localised });

export const questionsSchema = z.array(
  z.strictObject({
    id,
    objective: id,
    lesson: id,
    level: z.literal([1, 2, 3], 'must be 1 (recognise), 2 (apply) or 3 (weigh)'),
    kind: z.enum(['single', 'multiple'], 'must be single or multiple'),
    source: id,
    stem: localised,
    options: z.array(option).min(3, 'needs at least 3 options').max(6, 'has more than 6 options'),
  }),
);
export type QuestionFile = z.infer<typeof questionsSchema>[number];

const choice = z.strictObject({ id, text: localised, consequence: localised, next: id });

export const scenarioSchema = z.strictObject({
  id,
  objectives: z.array(id).min(1),
  /** Lessons of the same module in which what matters can be read. */
  lessons: z.array(id).min(1),
  sources: z.array(id).min(1),
  title: localised,
  summary: localised,
  role: localised,
  start: id,
  steps: z.array(z.strictObject({ id, text: localised, choices: z.array(choice).min(2, 'needs at least 2 choices').max(4, 'has more than 4 choices') })).min(1),
  endings: z
    .array(z.strictObject({ id, outcome: z.enum(['good', 'acceptable', 'costly'], 'must be good, acceptable or costly'), title: localised, text: localised }))
    .min(1),
  debrief: z.array(localised).min(1),
});
export type ScenarioFile = z.infer<typeof scenarioSchema>;

export const checklistsSchema = z.array(
  z.strictObject({
    id,
    moment: z.enum(['before', 'during', 'after', 'signing', 'choosing'], 'must be before, during, after, signing or choosing'),
    title: localised,
    intro: localised,
    items: z.array(z.strictObject({ id, text: localised, note: localised.optional(), lesson: id.optional() })).min(1),
  }),
);
export type ChecklistFile = z.infer<typeof checklistsSchema>[number];

const part = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** What the site can know to be done. */
const goals = `travellers|certificate|module:${part}|checklist:${part}/${part}|debrief:${part}`;
const countdownGoal = z
  .string()
  .regex(new RegExp(`^(?:${goals})$`), 'must be travellers, certificate, module:<module>, checklist:<module>/<checklist> or debrief:<section>');
const lessonReference = z.string().regex(new RegExp(`^lesson:${part}/${part}$`), 'must be lesson:<module>/<lesson>');

export const countdownSchema = z.strictObject({
  tasks: z
    .array(
      z
        .strictObject({
          id,
          phase: z.enum(['before', 'there', 'home'], 'must be before, there or home'),
          day: z.int().min(-180).max(365),
          who: z.enum(['traveller', 'manager'], 'must be traveller or manager'),
          title: localised,
          text: localised,
          link: countdownGoal.or(lessonReference),
          /** Left out: only a reminder, since nobody can know whether it was done. */
          done_when: countdownGoal.optional(),
        })
        .refine(({ phase, day }) => (phase === 'before' ? day <= 0 : phase === 'there' ? day === 0 : day > 0), {
          path: ['day'],
          error: 'must be 0 or lower before departure, 0 on the way, and 1 or higher back home',
        }),
    )
    .min(1),
  debrief: z
    .array(
      z.strictObject({
        id,
        title: localised,
        intro: localised,
        report: localised.optional(),
        items: z.array(z.strictObject({ id, text: localised, note: localised.optional(), lesson: lessonReference.optional() })).min(1),
      }),
    )
    .min(1),
});
export type CountdownFile = z.infer<typeof countdownSchema>;

const inflections = z.strictObject({ nl: z.array(text).default([]), en: z.array(text).default([]) });

export const glossarySchema = z.array(
  z.strictObject({
    id,
    nl: text,
    en: text,
    zh: text.optional(),
    pinyin: text.optional(),
    /** Other words for it in running text, whose first use is linked as well. */
    also: inflections.default({ nl: [], en: [] }),
    /** Whether its first use in a lesson links to it by itself; false for words that mean other things too. */
    linked: z.boolean().default(true),
    definition: localised,
  }),
);

const trackModule = z.strictObject({
  module: id,
  lessons: z.enum(['core', 'all'], 'must be core or all'),
  scenarios: z.enum(['none', 'all'], 'must be none or all').default('none'),
  /** Left out: as many as the track asks. */
  questions: z.int().min(1).max(100).optional(),
});

export const tracksSchema = z
  .array(
    z.strictObject({
      id,
      title: localised,
      audience: localised,
      promise: localised,
      questions: z.int().min(1).max(100),
      pass_mark: z.int().min(1).max(100),
      retry_pause_minutes: z.int().min(0),
      validity_months: z.int().min(1),
      modules: z.array(trackModule).min(1),
    }),
  )
  .min(1);
export type TrackFile = z.infer<typeof tracksSchema>[number];

export const lessonFrontMatterSchema = z.strictObject({ title: text, summary: text });
export const pageFrontMatterSchema = z.strictObject({ title: text, summary: text.default('') });
export type FrontMatter = z.infer<typeof lessonFrontMatterSchema>;

/** Module id → version → hash of the module's files. */
export const versionsSchema = z.record(id, z.record(version, z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha256')));
export type RecordedVersions = z.infer<typeof versionsSchema>;
