/** Reads e-mail addresses from whatever people paste: a column, a list with commas or semicolons, 'Name <a@b.nl>'. */
import { z } from 'zod';

/** Addresses that one form takes. */
export const mostAddresses = 50;
/** Characters that one form takes: room for fifty names and addresses, and for what doesn't belong there. */
export const longestPaste = 10_000;

export interface PastedEntry {
  /** As it was pasted, without the separators. */
  text: string;
  /** Trimmed and in lower case, as an address is stored; null when there is none in it. */
  email: string | null;
}

/** Characters of the longest address (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
const longestAddress = 254;
const address = z.email();

function asEntry(text: string, candidate = text): PastedEntry {
  const tidy = candidate
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  return { text: text.trim(), email: tidy.length <= longestAddress && address.safeParse(tidy).success ? tidy : null };
}

/** A piece without angle brackets: 'a@b.nl', 'a@b.nl c@d.nl' or, from a spreadsheet, 'An Bos a@b.nl'. */
function readPlain(piece: string): PastedEntry[] {
  const words = piece.split(/\s+/).filter(Boolean);
  const withAt = words.filter((word) => word.includes('@'));
  if (withAt.length === words.length) return words.map((word) => asEntry(word));
  return [withAt.length === 1 ? asEntry(piece, withAt[0]) : asEntry(piece)];
}

/** A piece of one line, between semicolons. Commas separate addresses, but stand inside names too: 'Bos, An <a@b.nl>'. */
function readPiece(piece: string): PastedEntry[] {
  const entries: PastedEntry[] = [];
  // What stands before brackets, what stands in them, and so on; last what follows.
  const pieces = piece.split(/<([^<>]*)>/);
  const rest = pieces.pop() ?? '';
  for (let at = 0; at < pieces.length; at += 2) {
    const [before = '', inside = ''] = pieces.slice(at, at + 2);
    const parts = before.split(',');
    // What stands before the name are addresses of their own.
    const own = parts.findLastIndex((part) => part.includes('@')) + 1;
    entries.push(...parts.slice(0, own).flatMap(readPlain));
    const name = parts
      .slice(own)
      .join(',')
      .replace(/^[\s,]+/, '');
    entries.push(asEntry(`${name}<${inside}>`, inside));
  }
  return [...entries, ...rest.split(',').flatMap(readPlain)];
}

/** Every entry in its order, also those without an address and those that come twice. */
export function readPastedAddresses(text: string): PastedEntry[] {
  return (
    text
      // Inside quotation marks a separator belongs to the name.
      .replace(/"[^"\n]*"/g, (quoted) => quoted.replace(/[,;]/g, ' '))
      .split(/[\r\n;]+/)
      .flatMap(readPiece)
      .filter((entry) => entry.text !== '')
  );
}
