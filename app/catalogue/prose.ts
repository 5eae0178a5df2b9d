/** The words of a rendered text without its markup: to search in, to count, and to measure. */
import type { Token, Tokens } from 'marked';
import { isCitation } from './citations.ts';
import { isContainer } from './containers.ts';
import { decodeEntities } from './escape.ts';

export interface Prose {
  /** Headings, paragraphs and list items, each one string: what readability is measured on. */
  blocks: string[];
  /** Table cells: searched and counted, not measured. */
  cells: string[];
}

export function readProse(tokens: readonly Token[]): Prose {
  const prose: Prose = { blocks: [], cells: [] };
  collect(tokens, prose);
  return prose;
}

function collect(tokens: readonly Token[], prose: Prose): void {
  for (const token of tokens) {
    if (isContainer(token)) {
      add(prose.blocks, plainText(token.heading));
      collect(token.tokens, prose);
    } else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [...header, ...rows.flat()]) add(prose.cells, plainText(cell.tokens));
    } else if (token.type === 'list') {
      for (const item of (token as Tokens.List).items) collect(item.tokens, prose);
    } else if (token.type === 'blockquote') {
      collect(token.tokens ?? [], prose);
    } else if (token.type === 'heading' || token.type === 'paragraph' || token.type === 'text') {
      add(prose.blocks, token.tokens ? plainText(token.tokens) : decodeEntities((token as Tokens.Text).text));
    }
  }
}

function add(list: string[], text: string): void {
  if (text !== '') list.push(text);
}

/** The text of inline tokens, on one line; citations, pictures and raw HTML leave nothing behind. */
export function plainText(tokens: readonly Token[]): string {
  return tokens.map(inlineText).join('').replace(/\s+/g, ' ').trim();
}

function inlineText(token: Token): string {
  if (isCitation(token) || token.type === 'image' || token.type === 'html') return '';
  if (token.type === 'br') return ' ';
  if (token.type === 'codespan' || token.type === 'escape') return (token as Tokens.Codespan).text;
  if ('tokens' in token && token.tokens) return token.tokens.map(inlineText).join('');
  return token.type === 'text' ? decodeEntities((token as Tokens.Text).text) : '';
}
