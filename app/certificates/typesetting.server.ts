/** Text on a PDF page: broken into lines, in a face that has its characters, and tagged with its language. */
import type PDFDocument from 'pdfkit';
import { readFace, type Face } from './fonts.server.ts';

type Document = InstanceType<typeof PDFDocument>;
/** What a structure element holds: content drawn by a function, or another element. */
export type Child = (() => void) | PDFKit.PDFStructureElement;

export interface Style {
  face: Exclude<Face, 'chinese'>;
  /** Points. */
  size: number;
  /** From one line to the next, in points. */
  leading: number;
  colour: string;
}

interface Run {
  text: string;
  face: Face;
}
export interface Line {
  runs: Run[];
  width: number;
}

/** A character that no face has prints as a question mark; the public page shows the real one. */
const unknown = '?';
/** A word with the spaces after it; a Chinese character with the punctuation that must not begin a line. */
const atoms = /\p{Script=Han}[\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*|[^\s\p{Script=Han}]+\s*|\s+/gu;

/** Composed, on one line, without characters that only steer. */
const plainText = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();

function chooseFace(character: string, face: Style['face']): Run {
  const codePoint = character.codePointAt(0)!;
  if (readFace(face).has(codePoint)) return { text: character, face };
  return readFace('chinese').has(codePoint) ? { text: character, face: 'chinese' } : { text: unknown, face };
}

function asRuns(text: string, face: Style['face']): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const next = chooseFace(character, face);
    const last = runs.at(-1);
    if (last?.face === next.face) last.text += next.text;
    else runs.push(next);
  }
  return runs;
}

export interface Typesetter {
  breakLines(text: string, style: Style, width: number): Line[];
  /** What draws the lines, for a structure element; `y` is the top of the first line. */
  draw(lines: Line[], style: Style, at: { x: number; y: number }): Child[];
}

export function createTypesetter(doc: Document): Typesetter {
  const registered = new Set<Face>();
  const use = (face: Face, size: number) => {
    if (!registered.has(face)) doc.registerFont(face, readFace(face).data);
    registered.add(face);
    return doc.font(face).fontSize(size);
  };
  const widthOf = (text: string, style: Style) => asRuns(text, style.face).reduce((sum, run) => sum + use(run.face, style.size).widthOfString(run.text), 0);

  /** A word that is longer than a line is cut where the line ends. */
  const cutToFit = (atom: string, style: Style, width: number): string[] => {
    if (widthOf(atom.trimEnd(), style) <= width) return [atom];
    const pieces = [''];
    for (const character of atom) {
      if (widthOf(pieces.at(-1)! + character, style) > width) pieces.push('');
      pieces[pieces.length - 1] += character;
    }
    return pieces;
  };

  return {
    breakLines(text, style, width) {
      const lines = [''];
      for (const piece of (plainText(text).match(atoms) ?? []).flatMap((atom) => cutToFit(atom, style, width))) {
        if (lines.at(-1) !== '' && widthOf((lines.at(-1)! + piece).trimEnd(), style) > width) lines.push('');
        lines[lines.length - 1] += piece;
      }
      return lines.map((line) => ({ runs: asRuns(line.trimEnd(), style.face), width: widthOf(line.trimEnd(), style) }));
    },
    draw(lines, style, { x, y }) {
      return lines.flatMap((line, index) => {
        const baseline = y + index * style.leading + style.leading * 0.5 + style.size * 0.33;
        let left = x;
        return line.runs.map((run) => {
          const start = left;
          left += use(run.face, style.size).widthOfString(run.text);
          const drawRun = () => {
            use(run.face, style.size).fillColor(style.colour).text(run.text, start, baseline, { lineBreak: false, baseline: 'alphabetic' });
          };
          return run.face === 'chinese' ? doc.struct('Span', { lang: 'zh-Hans' }, [drawRun]) : drawRun;
        });
      });
    },
  };
}
