import { describe, expect, it } from 'vitest';
import { copyCourse, smallCourse } from '#tests/content/course-copy.ts';
import { loadCatalogue } from './catalogue.server.ts';

const { search } = loadCatalogue(smallCourse);
const titles = (query: string) => search(query, 'nl').map(({ title }) => title);

describe('search', () => {
  it('finds lessons, terms and modules, each with its address', () => {
    const hits = search('alfa', 'nl');
    expect(hits[0]).toMatchObject({ kind: 'module', href: '/nl/modules/alpha', title: 'Alfa' });
    expect(search('trademark', 'en')[0]).toMatchObject({ kind: 'term', href: '/en/glossary#term-trademark' });
    expect(search('Eerste stappen', 'nl')[0]).toMatchObject({ kind: 'lesson', href: '/nl/modules/alpha/first-steps', moduleTitle: 'Alfa' });
  });

  it('searches one language, but knows a term by its other names', () => {
    expect(search('handbook verder', 'en')).toEqual([]);
    expect(search('agreement', 'nl')[0]).toMatchObject({ href: '/nl/glossary#term-nnn' });
    expect(search('shangbiao', 'nl')[0]).toMatchObject({ href: '/nl/glossary#term-trademark' });
  });

  it('finds Chinese inside a longer name', () => {
    const folder = copyCourse({ 'glossary.yaml': (text) => text.replace('zh: 商标', 'zh: 中国商标局') });
    const found = loadCatalogue(folder);
    expect(found.search('商标', 'nl').map(({ href }) => href)).toContain('/nl/glossary#term-trademark');
    expect(found.search('标商', 'nl')).toEqual([]);
    expect(found.search('国商', 'nl')[0]?.snippet).toContainEqual({ text: '国商', hit: true });
  });

  it('finds words by their beginning and whatever their accents', () => {
    expect(search('afspr', 'nl').length).toBeGreaterThan(0);
    expect(search('spraak', 'nl')).toEqual([]);
    expect(search('ÉÉRSTE', 'nl').length).toBeGreaterThan(0);
  });

  it('shows the hit in its surroundings, as text that the page still escapes', () => {
    const folder = copyCourse({ 'alpha/nl/01-first-steps.md': (text) => `${text}\nSchrijf \`<script>\` nooit zelf.\n` });
    const [hit] = loadCatalogue(folder).search('script', 'nl');
    expect(hit?.snippet.find((part) => part.hit)).toEqual({ text: 'script', hit: true });
    expect(hit?.snippet.map(({ text }) => text).join('')).toContain('Schrijf <script> nooit zelf');
  });

  it.each([
    '"',
    '""',
    '*',
    'AND',
    'NOT',
    'NEAR(a b)',
    'c++',
    'a-b',
    'title:alfa',
    '{a b}: c',
    '^alfa',
    '(',
    'a"b',
    "'; DROP TABLE entry_nl",
    '\u0000',
    '\ud800',
    '📱',
    '%',
    '\\',
    'a OR',
    '"alfa" NOT "alfa"',
  ])('takes %j as words, never as syntax', (query) => {
    expect(() => search(query, 'nl')).not.toThrow();
  });

  it('gives nothing for nothing', () => {
    expect(search('', 'nl')).toEqual([]);
    expect(search('  - ? ', 'nl')).toEqual([]);
  });

  it('cuts a long query and keeps to the limit', () => {
    expect(search(`alfa ${'x'.repeat(300)}`, 'nl')).toEqual(search(`alfa ${'x'.repeat(195)}`, 'nl'));
    expect(search(`alfa${' '.repeat(400)}nergens`, 'nl')).toEqual(search('alfa', 'nl'));
    expect(search('vraag', 'nl', 2)).toHaveLength(2);
  });

  it('finds something for a question in full', () => {
    expect(titles('hoe kies ik een goede tolk voor mijn module alfa')).toContain('Alfa');
  });

  it('puts a term of that very name first', () => {
    expect(search('MERK', 'nl')[0]).toMatchObject({ kind: 'term', title: 'merk' });
  });
});
