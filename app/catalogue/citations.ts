/** `[^source]`: a claim's source. Neighbours form one token, so that 1 and 2 don't read as 12. */
import type { Token, TokenizerExtension, Tokens } from 'marked';

export interface CitationToken extends Tokens.Generic {
  type: 'citation';
  ids: string[];
}

export function isCitation(token: Token): token is CitationToken {
  return token.type === 'citation';
}

export const citationTokenizer: TokenizerExtension = {
  name: 'citation',
  level: 'inline',
  start: (source) => source.match(/\[\^/)?.index,
  tokenizer(source) {
    const [raw] = /^(?:\[\^[a-z0-9-]+\])+/.exec(source) ?? [];
    if (raw === undefined) return undefined;
    return { type: 'citation', raw, ids: [...raw.matchAll(/\[\^([a-z0-9-]+)\]/g)].map((match) => match[1]) };
  },
};
