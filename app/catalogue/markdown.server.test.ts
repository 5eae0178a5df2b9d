import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { resolveCourseLink, resolveSourceLink } from './links.ts';
import { renderDocument } from './markdown.server.ts';
import type { Problem } from './problems.ts';

const sources = [
  { id: 'aivd-2023', publisher: 'AIVD & "co"', url: 'https://www.aivd.nl/verslag/' },
  { id: 'rvo', publisher: 'RVO' },
];
const targets = { lessons: new Map([['alpha', new Set(['first'])]]), terms: new Set(['nnn']), pages: new Set(['privacy']) };

function render(source: string, locale: Locale = 'nl') {
  const problems: Omit<Problem, 'kind'>[] = [];
  const rendered = renderDocument(source, {
    file: 'alpha/nl/01-first.md',
    locale,
    linesAbove: 4,
    report: (problem) => problems.push(problem),
    findTerms: (text: string) => [{ text }],
    publisherOf: (id) => sources.find((one) => one.id === id)?.publisher,
    resolveLink: (href) => (href.startsWith('https://') ? resolveSourceLink(href, sources) : resolveCourseLink(href, locale, targets)),
    drawPicture: (name, alternative, prefix) => (name === 'known.svg' ? `<svg aria-label="${alternative}" data-prefix="${prefix}"></svg>` : undefined),
  });
  return { ...rendered, problems, messages: problems.map(({ field, message }) => `${field}: ${message}`) };
}

describe('headings', () => {
  it('get unique ids without accents, and the second level makes the contents', () => {
    const { html, contents, problems } = render('## Één café\n\n### Eén café\n\n## 商标\n\n## Main');
    expect(html).toContain('<h2 id="een-cafe">Één café</h2>');
    expect(html).toContain('<h3 id="een-cafe-2">');
    expect(html).toContain('<h2 id="section"><span lang="zh-Hans">商标</span></h2>');
    expect(contents).toEqual([
      { id: 'een-cafe', title: 'Één café' },
      { id: 'section', title: '商标' },
      { id: 'main-2', title: 'Main' },
    ]);
    expect(problems).toEqual([]);
  });

  it('that begin with a number get an id that begins with a letter', () => {
    expect(render('### 1. Papier').html).toContain('<h3 id="section-1-papier">1. Papier</h3>');
  });

  it('of the first and fourth level are refused', () => {
    expect(render('# Kop\n\n#### Kop').messages).toEqual(['line 5: a heading of level 1', 'line 7: a heading of level 4']);
  });
});

describe('containers', () => {
  it('become sections with a heading of the right level', () => {
    const { html, contents, containers } = render(
      ':::situation Maandag, Woerden\nNoor belt.\n:::\n\n## Kop\n\n:::warning\nPas op.\n:::\n\n:::steps Wat u doet\n1. Bel.\n:::\n\n:::remember\n- Bel.\n:::',
    );
    expect(html).toContain('<section class="callout situation"><h2 id="maandag-woerden" class="callout-title">Maandag, Woerden</h2>\n<p>Noor belt.</p>');
    expect(html).toContain('<section class="callout warning"><h3 id="let-op" class="callout-title">Let op</h3>');
    expect(html).toContain('<h2 id="onthoud" class="callout-title">Onthoud</h2>');
    expect(contents.map(({ title }) => title)).toEqual(['Kop', 'Wat u doet', 'Onthoud']);
    expect(containers).toEqual(['situation', 'warning', 'steps', 'remember']);
  });

  it('name themselves in the language of the page', () => {
    expect(render(':::remember\n- x\n:::', 'en').html).toContain('>Remember</h2>');
  });

  it('put the answer of a check behind its question', () => {
    const { html } = render(':::check Wat doet **u**?\nBellen.\n:::');
    expect(html).toBe('<details class="check"><summary>Wat doet <strong>u</strong>?</summary><p>Bellen.</p>\n</details>\n');
  });

  it('say what is wrong with them, and where', () => {
    expect(render(':::situation\nx\n:::').messages).toEqual(['line 5: situation has no heading']);
    expect(render(':::tip Iets\nx\n:::').messages).toEqual(['line 5: :::tip Iets is not a container']);
    expect(render('a\n\n:::note\nx').messages).toEqual(["line 7: note isn't closed"]);
    expect(render('a\n\n:::').messages).toEqual(['line 7: this ::: closes nothing']);
    expect(render(':::note\nx\n:::warning\ny\n:::').messages).toEqual(['line 7: starts inside note of line 1']);
  });
});

describe('citations', () => {
  it('are numbered by first use, with a name that says where they lead', () => {
    const { html, citations } = render('Eén.[^rvo] Twee.[^aivd-2023][^rvo]');
    expect(citations).toEqual(['rvo', 'aivd-2023']);
    expect(html).toContain('<sup class="cite"><a href="#source-rvo" id="cite-rvo" aria-label="Bron 1: RVO">1</a></sup>');
    expect(html).toContain('aria-label="Bron 2: AIVD &amp; &quot;co&quot;">2</a>, <a href="#source-rvo" id="cite-rvo-2"');
  });

  it('of an unknown source, or written wrongly, are problems', () => {
    expect(render('Eén.[^nobody]').messages).toEqual(['line 5: [^nobody] is not a source of this module']);
    expect(render('Eén.[^Not This]').messages).toHaveLength(1);
  });
});

describe('links', () => {
  it('lead to the course in the language of the page, and to sources without telling who asks', () => {
    const { html, problems } = render('[a](lesson:alpha/first) [b](module:alpha) [c](term:nnn) [d](page:privacy) [e](https://www.aivd.nl/verslag)', 'en');
    expect(problems).toEqual([]);
    expect([...html.matchAll(/<a href="([^"]*)"( rel="noreferrer")?>/g)].map(([, href, rel]) => [href, rel !== undefined])).toEqual([
      ['/en/modules/alpha/first', false],
      ['/en/modules/alpha', false],
      ['/en/glossary#term-nnn', false],
      ['/en/privacy', false],
      ['https://www.aivd.nl/verslag', true],
    ]);
  });

  it.each([
    'lesson:alpha/none',
    'lesson:alpha',
    'module:none',
    'term:none',
    'page:none',
    '/nl/modules',
    '#kop',
    'http://www.aivd.nl/verslag',
    'https://evil.example/',
    '//evil.example',
    'mailto:a@b.nl',
    'javascript:alert(1)',
  ])('to %s are refused, and only their words stay', (href) => {
    const { html, problems } = render(`Zie [dit](${href}).`);
    expect(html).toBe('<p>Zie dit.</p>\n');
    expect(problems).toHaveLength(1);
  });

  it('are not made of an e-mail address in the text', () => {
    expect(render('Mail naar info@rvo.nl.')).toMatchObject({ html: '<p>Mail naar info@rvo.nl.</p>\n', problems: [] });
  });
});

describe('tables, pictures and Chinese', () => {
  it('lets a wide table scroll, by keyboard too, under a name of its own', () => {
    const table = '| A | 商标 |\n| --- | --- |\n| 1 | 2 |\n';
    const { html, cells } = render(`## Kop "x"\n\n${table}\n${table}`);
    expect(html).toContain(
      '<section class="table-scroll" aria-label="Tabel: Kop &quot;x&quot;" tabindex="0"><table><thead><tr><th scope="col">A</th><th scope="col"><span lang="zh-Hans">商标</span></th>',
    );
    expect(html).toContain('aria-label="Tabel: Kop &quot;x&quot; 2"');
    expect(cells).toContain('商标');
  });

  it('puts a picture in a figure of its own, with ids of its own', () => {
    const { html, pictures } = render('![Zo gaat het.](known.svg)\n\n![Nog eens 商标.](known.svg)');
    expect(html).toContain('<figure class="picture" tabindex="0"><svg aria-label="Zo gaat het." data-prefix="picture-known"></svg></figure>');
    expect(html).toContain('aria-label="Nog eens 商标." data-prefix="picture-known-2"');
    expect(html).not.toContain('<p>');
    expect(pictures).toEqual(['known.svg', 'known.svg']);
  });

  it.each(['![x](../secret.svg)', '![x](https://evil.example/x.svg)', '![x](x.png)', 'Tekst ![x](known.svg) tekst', '![](known.svg)'])(
    'refuses the picture %s',
    (source) => {
      expect(render(source).problems).toHaveLength(1);
    },
  );

  it('marks the language of Chinese, with the punctuation inside it', () => {
    expect(render('Een merk (商标、品牌) heet shāngbiāo.').html).toBe('<p>Een merk (<span lang="zh-Hans">商标、品牌</span>) heet shāngbiāo.</p>\n');
  });
});

describe('a hostile lesson', () => {
  it.each([
    '<script>alert(1)</script>',
    'tekst <script>alert("x")</script> tekst',
    '<img src=x onerror=alert(1)>',
    'tekst <img src=x onerror=alert(1)> tekst',
    '<!-- een opmerking -->',
    'tekst <!-- een opmerking --> tekst',
    '<svg onload=alert(1)></svg>',
    '<details open ontoggle=alert(1)>',
    '<style>body{display:none}</style>',
    '<a href="javascript:alert(1)">x</a>',
    '- <b onclick=alert(1)>x</b>',
    '| <i onmouseover=alert(1)>x</i> |\n| --- |\n| x |',
    ':::note <u onclick=alert(1)>x</u>\n<iframe src="https://evil.example"></iframe>\n:::',
    ':::check <script>alert(1)</script>\nx\n:::',
    '## <script>alert(1)</script>',
    '[<img src=x onerror=alert(1)>](term:nnn)',
  ])('comes out inert, and is refused: %s', (source) => {
    const { html, contents, problems } = render(source);
    expect(problems.length).toBeGreaterThan(0);
    expect(html + JSON.stringify(contents)).not.toMatch(/<(?:script|img|iframe|svg|style|b|i|u)\b|<!--|\son\w+=|javascript:/i);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](&#106;avascript:alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '![x](javascript:alert(1))',
    '![" onload="alert(1)](x.svg)',
    '<javascript:alert(1)>',
  ])('makes no link or picture of %s', (source) => {
    const { html, problems } = render(source);
    expect(html).not.toMatch(/<(?:a|img|svg)\b/);
    expect(problems.length + Number(source.startsWith('!["'))).toBeGreaterThan(0);
  });

  it('keeps markup that is only text as text', () => {
    expect(render('`<script>` en \\<b> en 1 < 2 & "zo"')).toMatchObject({
      html: '<p><code>&lt;script&gt;</code> en &lt;b&gt; en 1 &lt; 2 &amp; “zo”</p>\n',
      problems: [],
    });
    expect(render('```\n<script>alert(1)</script>\n```').html).toContain('&lt;script&gt;');
  });

  it('resolves a character reference once, so that it cannot become markup', () => {
    expect(render('&lt;script&gt; &#60;b&#62; &amp;lt;').html).toBe('<p>&lt;script&gt; &lt;b&gt; &amp;lt;</p>\n');
  });
});

describe('what is measured and searched', () => {
  it('is the text without markup, citations and cells', () => {
    const { blocks, cells } = render('## Kop\n\nEen **zin** met [term](term:nnn).[^rvo]\n\n- punt `x`\n\n:::check Wat?\nDit.\n:::\n\n| a |\n| --- |\n| b |');
    expect(blocks).toEqual(['Kop', 'Een zin met term.', 'punt x', 'Wat?', 'Dit.']);
    expect(cells).toEqual(['a', 'b']);
  });
});
