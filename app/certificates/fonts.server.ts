/** The typefaces of the certificate (see fonts/README.md). Each is read once, when first asked for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** `chinese` is the fallback for characters that the others lack. */
export type Face = 'serif' | 'sans' | 'sans-bold' | 'chinese';

const files: Record<Face, string> = {
  serif: 'source-serif-4-600.ttf',
  sans: 'source-sans-3-400.ttf',
  'sans-bold': 'source-sans-3-600.ttf',
  chinese: 'noto-sans-sc-400.ttf',
};

interface ReadFace {
  data: Buffer;
  has(codePoint: number): boolean;
}

// Resolved as a package import: the same from the source and from the built server.
const { resolve } = createRequire(import.meta.url);
const read = new Map<Face, ReadFace>();

export function readFace(face: Face): ReadFace {
  const known = read.get(face);
  if (known) return known;
  const data = readFileSync(resolve(`#app/certificates/fonts/${files[face]}`));
  const font = create(data) as Font;
  const fresh = { data, has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint) };
  read.set(face, fresh);
  return fresh;
}
