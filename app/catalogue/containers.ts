/** The six `:::name Heading … :::` blocks of a lesson: as Markdown tokens, and what may be wrong with them. */
import type { Token, TokenizerExtension, Tokens } from 'marked';
import type { Locale } from '../i18n/locale.ts';

export const containerKinds = ['situation', 'steps', 'note', 'warning', 'check', 'remember'] as const;
export type ContainerKind = (typeof containerKinds)[number];

/** What a container is headed with when its writer gives no words. The other kinds must bring their own. */
export const defaultHeadings: Partial<Record<ContainerKind, Record<Locale, string>>> = {
  note: { nl: 'Goed om te weten', en: 'Good to know' },
  warning: { nl: 'Let op', en: 'Take care' },
  remember: { nl: 'Onthoud', en: 'Remember' },
};

export interface ContainerToken extends Tokens.Generic {
  type: 'container';
  kind: ContainerKind;
  heading: Token[];
  tokens: Token[];
}

const block = /^:::([a-z]+)[ \t]*([^\n]*)\n((?:(?!:::)[^\n]*\n)*):::[ \t]*(?:\n|$)/;

export function isContainerKind(name: string | undefined): name is ContainerKind {
  return containerKinds.some((kind) => kind === name);
}

export function isContainer(token: Token): token is ContainerToken {
  return token.type === 'container';
}

export const containerTokenizer: TokenizerExtension = {
  name: 'container',
  level: 'block',
  childTokens: ['heading', 'tokens'],
  start: (source) => source.match(/^:::[a-z]/m)?.index,
  tokenizer(source) {
    const [raw, kind, heading = '', body = ''] = block.exec(source) ?? [];
    if (raw === undefined || !isContainerKind(kind)) return undefined;
    return { type: 'container', raw, kind, heading: this.lexer.inlineTokens(heading.trim()), tokens: this.lexer.blockTokens(body) };
  },
};

export interface ContainerFault {
  /** Counted from 1 in the text given. */
  line: number;
  message: string;
  mend: string;
}

/** Finds containers that don't open or close as they should; the tokenizer would leave those as plain text. */
export function findContainerFaults(source: string): ContainerFault[] {
  const faults: ContainerFault[] = [];
  let open: { kind: string; line: number } | undefined;
  source.split('\n').forEach((text, index) => {
    const line = index + 1;
    if (!/^\s*:::/.test(text)) return;
    if (/^:::\s*$/.test(text)) {
      if (!open) faults.push({ line, message: 'this ::: closes nothing', mend: 'take it out, or open a container above it' });
      open = undefined;
      return;
    }
    const [, kind, heading = ''] = /^:::([a-z]+)(?:[ \t]+(.*))?$/.exec(text) ?? [];
    if (open)
      faults.push({
        line,
        message: `starts inside ${open.kind} of line ${open.line}`,
        mend: 'close that one first with ::: on its own line; containers do not nest',
      });
    if (!isContainerKind(kind)) {
      faults.push({ line, message: `${text.trim()} is not a container`, mend: `start the line with ::: and one of ${containerKinds.join(', ')}` });
    } else if (!defaultHeadings[kind] && heading.trim() === '') {
      faults.push({ line, message: `${kind} has no heading`, mend: `write it behind the name: :::${kind} Words of the heading` });
    }
    open = { kind: kind ?? 'a container', line };
  });
  if (open) faults.push({ line: open.line, message: `${open.kind} isn't closed`, mend: 'end it with ::: on its own line' });
  return faults;
}
