/**
 * Renders a lesson or page to HTML that needs no trust in its writer: every text is escaped,
 * raw HTML is refused, and a link or picture leads only where the course allows.
 */
import { Marked, Renderer, type Token, type Tokens } from 'marked';
import type { Locale } from '../i18n/locale.ts';
import { markChinese } from './chinese.ts';
import { citationTokenizer, type CitationToken } from './citations.ts';
import { containerTokenizer, defaultHeadings, findContainerFaults, type ContainerKind, type ContainerToken } from './containers.ts';
import { decodeEntities, escapeHtml } from './escape.ts';
import type { LinkTarget } from './links.ts';
import type { Report } from './problems.ts';
import { plainText, readProse, type Prose } from './prose.ts';
import { curlQuotes } from './quotes.ts';
import { termAddress } from './addresses.ts';
import type { TermPart } from './term-links.ts';
import type { Heading } from './types.ts';

export interface DocumentContext {
  file: string;
  locale: Locale;
  /** Lines of front matter above the text, so that a problem names the line of the file. */
  linesAbove: number;
  report: Report;
  /** Who published a source; undefined for one that the module doesn't list. */
  publisherOf(sourceId: string): string | undefined;
  resolveLink(href: string): LinkTarget;
  /** Parts of running text that name a term; the first use of each leads to the glossary. */
  findTerms(text: string): TermPart[];
  /** The picture as safe inline SVG; undefined, with its problems reported, when it can't be used. */
  drawPicture(name: string, alternative: string, prefix: string): string | undefined;
}

export interface RenderedDocument extends Prose {
  html: string;
  contents: Heading[];
  /** Source ids in the order of their first citation. */
  citations: string[];
  /** In their order, as both languages must have them. */
  containers: ContainerKind[];
  pictures: string[];
  /** How many `##` headings the writer made. */
  sections: number;
}

const words = {
  nl: { source: 'Bron', table: 'Tabel' },
  en: { source: 'Source', table: 'Table' },
};

/** Ids that the page around the text may use itself. */
const reservedIds = ['main', 'content', 'contents', 'sources', 'search', 'menu', 'top'];

export function renderDocument(source: string, context: DocumentContext): RenderedDocument {
  const renderer = new DocumentRenderer(source, context);
  const marked = new Marked({
    extensions: [
      { ...containerTokenizer, renderer: (token) => renderer.container(token as ContainerToken) },
      { ...citationTokenizer, renderer: (token) => renderer.citation(token as CitationToken) },
    ],
  });
  for (const { line, message, mend } of findContainerFaults(source)) renderer.refuseLine(line, message, mend);
  const tokens = marked.lexer(source);
  const html = marked.parser(tokens, { ...marked.defaults, renderer });
  return { html, ...renderer.found, ...readProse(tokens) };
}

class DocumentRenderer extends Renderer {
  readonly found: Omit<RenderedDocument, 'html' | keyof Prose> = { contents: [], citations: [], containers: [], pictures: [], sections: 0 };
  readonly #source: string;
  readonly #context: DocumentContext;
  /** Ids and labels given out. */
  readonly #names = new Set<string>();
  #lastHeading = '';
  /** Terms that have their link: those the writer links, and those linked here. */
  readonly #linkedTerms: Set<string>;
  /** Inside a link or a heading no other link begins. */
  #unlinked = 0;

  constructor(source: string, context: DocumentContext) {
    super();
    this.#source = source;
    this.#context = context;
    for (const id of reservedIds) this.#unique(id);
    this.#linkedTerms = new Set([...source.matchAll(/\]\(term:([a-z0-9-]+)\)/g)].map(([, id]) => id!));
  }

  refuseLine(line: number, message: string, mend: string): void {
    this.#context.report({ file: this.#context.file, field: `line ${line + this.#context.linesAbove}`, message, mend });
  }

  container({ kind, heading, tokens }: ContainerToken): string {
    this.found.containers.push(kind);
    if (kind === 'check') {
      return `<details class="check"><summary>${this.#withoutTerms(heading)}</summary>${this.parser.parse(tokens)}</details>\n`;
    }
    const title = plainText(heading) || defaultHeadings[kind]?.[this.#context.locale] || '';
    const inner = heading.length > 0 ? this.#withoutTerms(heading) : escapeHtml(title);
    const inside = (kind === 'note' || kind === 'warning') && this.found.contents.length > 0;
    const headed = this.#heading(inside ? 3 : 2, title, inner, {
      attributes: ' class="callout-title"',
      // A situation is headed by a time and a place, which say nothing in a list of contents.
      listed: kind !== 'situation',
    });
    return `<section class="callout ${kind}">${headed}${this.parser.parse(tokens)}</section>\n`;
  }

  citation({ ids, raw }: CitationToken): string {
    const links = ids.map((id) => {
      const publisher = this.#context.publisherOf(id);
      if (publisher === undefined) {
        this.#refuse(raw, `[^${id}] is not a source of this module`, 'add it to sources in module.yaml, or correct the id');
        return '';
      }
      if (!this.found.citations.includes(id)) this.found.citations.push(id);
      const number = this.found.citations.indexOf(id) + 1;
      const name = escapeHtml(`${words[this.#context.locale].source} ${number}: ${publisher}`);
      return `<a href="#source-${id}" id="${this.#unique(`cite-${id}`)}" aria-label="${name}">${number}</a>`;
    });
    return `<sup class="cite">${links.filter(Boolean).join(', ')}</sup>`;
  }

  override heading({ tokens, depth, raw }: Tokens.Heading): string {
    if (depth !== 2 && depth !== 3) {
      this.#refuse(raw, `a heading of level ${depth}`, 'use ## or ###; the page makes the h1 from the title');
    }
    if (depth === 2) this.found.sections += 1;
    return this.#heading(depth === 3 ? 3 : 2, plainText(tokens), this.#withoutTerms(tokens));
  }

  override paragraph({ tokens }: Tokens.Paragraph): string {
    const [only, ...others] = tokens.filter((token) => token.type !== 'text' || token.raw.trim() !== '');
    if (only?.type === 'image' && others.length === 0) return this.#picture(only as Tokens.Image);
    return `<p>${this.parser.parseInline(tokens)}</p>\n`;
  }

  override image({ raw }: Tokens.Image): string {
    this.#refuse(raw, 'a picture inside a sentence', 'put it on a line of its own, with an empty line above and below');
    return '';
  }

  override link({ href, text, tokens, raw, autolink }: Tokens.Link): string {
    const inner = this.#withoutTerms(tokens);
    // Markdown makes links of bare e-mail addresses; here they stay words.
    if (autolink && href === `mailto:${text}`) return inner;
    const target = this.#context.resolveLink(href);
    if ('message' in target) {
      this.#refuse(raw, target.message, target.mend);
      return inner;
    }
    if (plainText(tokens) === '') this.#refuse(raw, 'a link without words', 'write what the link leads to between the square brackets');
    return `<a href="${escapeHtml(target.address)}"${target.external ? ' rel="noreferrer"' : ''}>${inner}</a>`;
  }

  override html({ raw }: Tokens.HTML | Tokens.Tag): string {
    const shown = raw.trim().split('\n')[0]?.slice(0, 60) ?? '';
    this.#refuse(raw, `raw HTML: ${shown}`, 'write Markdown; put a literal < between backquotes');
    return '';
  }

  override table(token: Tokens.Table): string {
    const label = escapeHtml(this.#unique(`${words[this.#context.locale].table}: ${this.#lastHeading}`, ' '));
    const rows = token.rows.map((row) => `<tr>${row.map((cell) => this.tablecell(cell)).join('')}</tr>`);
    const head = `<thead><tr>${token.header.map((cell) => this.tablecell(cell)).join('')}</tr></thead>`;
    return `<section class="table-scroll" aria-label="${label}" tabindex="0"><table>${head}<tbody>${rows.join('')}</tbody></table></section>\n`;
  }

  override tablecell({ header, tokens }: Tokens.TableCell): string {
    const inner = header ? this.#withoutTerms(tokens) : this.parser.parseInline(tokens);
    return header && inner !== '' ? `<th scope="col">${inner}</th>` : `<td>${inner}</td>`;
  }

  override checkbox({ raw }: Tokens.Checkbox): string {
    this.#refuse(raw, 'a box to tick', 'write a plain list: nothing on the page would remember the tick');
    return '';
  }

  /** Never trusts `escaped`: marked sets it for what stands between raw tags. */
  override text(token: Tokens.Text | Tokens.Escape): string {
    if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens);
    if (token.type === 'text' && /\[\^/.test(token.text)) {
      this.#refuse(token.raw, `${token.text.trim().slice(0, 40)} isn't a citation`, 'write [^source-id] with an id of module.yaml');
    }
    const text = curlQuotes(token.type === 'escape' ? token.text : decodeEntities(token.text));
    return this.#unlinked > 0
      ? mark(text)
      : this.#context
          .findTerms(text)
          .map((part) => this.#term(part))
          .join('');
  }

  #term({ text, termId }: TermPart): string {
    if (termId === undefined || this.#linkedTerms.has(termId)) return mark(text);
    this.#linkedTerms.add(termId);
    return `<a href="${termAddress(this.#context.locale, termId)}">${mark(text)}</a>`;
  }

  #withoutTerms(tokens: Token[]): string {
    this.#unlinked += 1;
    const inner = this.parser.parseInline(tokens);
    this.#unlinked -= 1;
    return inner;
  }

  override codespan({ text }: Tokens.Codespan): string {
    return `<code>${escapeHtml(text)}</code>`;
  }

  override code({ text }: Tokens.Code): string {
    return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>\n`;
  }

  #picture({ href, title, tokens, raw }: Tokens.Image): string {
    const alternative = plainText(tokens);
    if (!/^[a-z0-9-]+\.svg$/.test(href)) {
      this.#refuse(raw, `${href} isn't a picture of the course`, 'name an .svg file in the folder of the lesson');
      return '';
    }
    if (alternative === '') this.#refuse(raw, 'a picture without a description', 'say in a full sentence, between the square brackets, what it explains');
    this.found.pictures.push(href);
    const drawing = this.#context.drawPicture(href, alternative, this.#unique(`picture-${href.slice(0, -4)}`));
    if (drawing === undefined) return '';
    const caption = title ? `<figcaption>${markChinese(escapeHtml(title))}</figcaption>` : '';
    return `<figure class="picture" tabindex="0">${drawing}${caption}</figure>\n`;
  }

  #heading(level: 2 | 3, title: string, inner: string, { attributes = '', listed = true } = {}): string {
    const id = this.#unique(slugOf(title));
    if (level === 2 && listed) this.found.contents.push({ id, title: curlQuotes(title) });
    this.#lastHeading = title;
    return `<h${level} id="${id}"${attributes}>${inner}</h${level}>\n`;
  }

  #refuse(raw: string, message: string, mend: string): void {
    const first = raw.trimStart().split('\n')[0] ?? '';
    const index = this.#source.indexOf(first);
    this.refuseLine(index < 0 ? 1 : this.#source.slice(0, index).split('\n').length, message, mend);
  }

  #unique(name: string, separator = '-'): string {
    let unique = name;
    for (let n = 2; this.#names.has(unique); n += 1) unique = `${name}${separator}${n}`;
    this.#names.add(unique);
    return unique;
  }
}

function mark(text: string): string {
  return markChinese(escapeHtml(text));
}

/** Ids in addresses: a-z, 0-9 and hyphens, without accents, beginning with a letter as HTML checkers and style sheets want it. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^[a-z]/.test(slug) ? slug : ['section', slug].filter(Boolean).join('-');
}
