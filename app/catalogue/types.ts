/** What the catalogue offers. Texts are plain unless a field says html. */
import type { Locale, Localised } from '../i18n/locale.ts';

export interface Catalogue {
  readonly modules: Module[];
  readonly tracks: Track[];
  readonly glossary: Term[];
  /** What a company on a mission does when. */
  readonly countdown: Countdown;
  module(id: string): Module | undefined;
  track(id: string): Track | undefined;
  page(id: string, locale: Locale): PageText | undefined;
  /** The questions with their answer keys: for the server's own use. */
  questionBank(moduleId: string): Question[];
  /** The lessons a track asks of a module; none when it doesn't ask that module. */
  requiredLessons(trackId: string, moduleId: string): Lesson[];
  /** The scenarios a track asks of a module. */
  requiredScenarios(trackId: string, moduleId: string): Scenario[];
  /** The questions a track may ask of a module: those whose lesson it asks. With their answer keys. */
  questionPool(trackId: string, moduleId: string): Question[];
  /** Best hits first. An empty query gives none; one of over 200 characters is cut. */
  search(query: string, locale: Locale, limit?: number): SearchHit[];
}

export interface Module {
  id: string;
  /** 1-based: the order in which the course is read. */
  position: number;
  version: string;
  title: Localised;
  summary: Localised;
  /** What was compared with the sources and when, and what a reader checks again. */
  checked: Localised;
  /** Days as YYYY-MM-DD. */
  reviewed: string;
  reviewBy: string;
  objectives: { id: string; text: Localised }[];
  lessons: Lesson[];
  scenarios: Scenario[];
  checklists: Checklist[];
  /** Reading time of the core lessons, and of all. */
  coreMinutes: Record<Locale, number>;
  minutes: Record<Locale, number>;
}

export interface Lesson {
  id: string;
  moduleId: string;
  core: boolean;
  objectives: string[];
  text: Record<Locale, LessonText>;
}

export interface LessonText {
  title: string;
  summary: string;
  html: string;
  /** The second-level headings of the html. */
  contents: Heading[];
  words: number;
  /** Reading time at 180 words a minute, at least 1. */
  minutes: number;
  /** In the order of their first citation. */
  sources: Source[];
}

/** A situation in which each choice leads somewhere else. Texts are plain; an empty line parts paragraphs. */
export interface Scenario {
  id: string;
  moduleId: string;
  objectives: string[];
  /** Ids of lessons of the same module to read again. */
  lessons: string[];
  title: Localised;
  summary: Localised;
  /** Who the reader is in it, and what is at stake. */
  role: Localised;
  /** Id of the first step. */
  start: string;
  steps: ScenarioStep[];
  endings: ScenarioEnding[];
  /** What mattered, whatever way was taken. */
  debrief: Localised[];
  sources: Source[];
  /** Reading time of the longest way through, at least 1. */
  minutes: Record<Locale, number>;
}

export interface ScenarioStep {
  id: string;
  text: Localised;
  choices: ScenarioChoice[];
}

export interface ScenarioChoice {
  id: string;
  text: Localised;
  /** What follows at once. */
  consequence: Localised;
  /** Id of a step or an ending. */
  next: string;
}

export type Outcome = 'good' | 'acceptable' | 'costly';

export interface ScenarioEnding {
  id: string;
  outcome: Outcome;
  title: Localised;
  text: Localised;
}

/** When a checklist is of use: before, during and after the trip, before signing, before choosing a partner. */
export type Moment = 'before' | 'during' | 'after' | 'signing' | 'choosing';

export interface Checklist {
  id: string;
  moduleId: string;
  moment: Moment;
  title: Localised;
  intro: Localised;
  items: ChecklistItem[];
}

export interface ChecklistItem {
  /** Unique in its module. */
  id: string;
  text: Localised;
  note?: Localised | undefined;
  /** Id of a lesson of the same module that says more. */
  lesson?: string | undefined;
}

/** Before departure, on the way, back home. */
export type Phase = 'before' | 'there' | 'home';

/** The dated plan of a mission, and the list that a company goes through afterwards. */
export interface Countdown {
  /** In the order of their days. */
  tasks: CountdownTask[];
  debrief: DebriefSection[];
}

export interface CountdownTask {
  id: string;
  phase: Phase;
  /** Days from departure until then (-60 to 0), days from the return after it (1 to 180). A mission may have its own. */
  day: number;
  /** `traveller`: each traveller for themselves. `manager`: once for the company. */
  who: 'traveller' | 'manager';
  title: Localised;
  text: Localised;
  /** Where it is done. */
  link: CountdownLink;
  /** By what the site knows that it is done; null when it can't know. */
  doneWhen: CountdownGoal | null;
}

export type CountdownGoal =
  | { kind: 'travellers' | 'certificate' }
  | { kind: 'module'; module: string }
  | { kind: 'checklist'; module: string; checklist: string }
  | { kind: 'debrief'; section: string };

export type CountdownLink = CountdownGoal | { kind: 'lesson'; module: string; lesson: string };

export interface DebriefSection {
  id: string;
  title: Localised;
  intro: Localised;
  /** Where to report what is found here. */
  report?: Localised | undefined;
  items: DebriefItem[];
}

export interface DebriefItem {
  /** Unique in the whole debrief: a company's ticks are kept by it. */
  id: string;
  text: Localised;
  note?: Localised | undefined;
  lesson?: { module: string; lesson: string } | undefined;
}

/** A page about the site itself, such as the privacy page. */
export interface PageText {
  title: string;
  summary: string;
  html: string;
  contents: Heading[];
}

export interface Heading {
  id: string;
  title: string;
}

export interface Source {
  id: string;
  /** Its number in the list it stands in. */
  number: number;
  publisher: string;
  title: string;
  year: number;
  url?: string | undefined;
  lang?: string | undefined;
}

export interface Track {
  id: string;
  title: Localised;
  audience: Localised;
  promise: Localised;
  /** Questions of a final attempt; a module may ask fewer. */
  questions: number;
  /** Percent. */
  passMark: number;
  retryPauseMinutes: number;
  validityMonths: number;
  modules: TrackModule[];
}

export interface TrackModule {
  module: string;
  lessons: 'core' | 'all';
  scenarios: 'none' | 'all';
  questions: number;
}

export type Level = 1 | 2 | 3;

export interface Question {
  id: string;
  module: string;
  objective: string;
  /** Id of the lesson in which the answer can be read. */
  lesson: string;
  level: Level;
  kind: 'single' | 'multiple';
  source: Source;
  stem: Localised;
  options: QuestionOption[];
}

export interface QuestionOption {
  id: string;
  correct: boolean;
  text: Localised;
  explanation: Localised;
}

export interface Term {
  id: string;
  nl: string;
  en: string;
  zh?: string | undefined;
  pinyin?: string | undefined;
  /** Other words for it in running text. */
  also: Record<Locale, string[]>;
  /** Whether its first use in a lesson links to it by itself. */
  linked: boolean;
  definition: Localised;
}

export interface SearchHit {
  kind: 'lesson' | 'scenario' | 'checklist' | 'term' | 'module';
  href: string;
  title: string;
  moduleTitle?: string | undefined;
  snippet: SnippetPart[];
}

export interface SnippetPart {
  text: string;
  hit: boolean;
}
