/**
 * Makes a hand-drawn SVG safe to stand inside a page, by keeping only what is on the lists below
 * and writing it anew. A picture has no style of its own: the theme colours its classes.
 */
import { markChinese } from './chinese.ts';
import { decodeEntities, escapeHtml } from './escape.ts';

const elements = new Set('svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker use symbol clipPath mask'.split(' '));
const attributes = new Set(
  (
    'id class viewBox preserveAspectRatio transform x y dx dy x1 y1 x2 y2 cx cy r rx ry d points width height rotate textLength lengthAdjust ' +
    'text-anchor dominant-baseline font-size font-weight font-style letter-spacing fill stroke fill-rule opacity fill-opacity stroke-opacity ' +
    'stroke-width stroke-dasharray stroke-linecap stroke-linejoin vector-effect href marker-start marker-mid marker-end clip-path mask ' +
    'refX refY orient markerWidth markerHeight markerUnits clipPathUnits maskUnits'
  ).split(' '),
);
/** Said once more by the page, or of no use inside it. */
const dropped = new Set(['xmlns', 'version', 'role', 'aria-label', 'aria-hidden', 'font-family', 'xml:space']);
export const pictureClasses = ['ink', 'quiet', 'line', 'fill', 'paper', 'signal', 'soft'];
const smallestText = 14 / 640;

export interface PictureFault {
  field: string;
  message: string;
  mend: string;
}

export interface DrawnPicture {
  /** Undefined when there are faults. */
  svg: string | undefined;
  faults: PictureFault[];
}

interface Drawing {
  open: string[];
  boxWidth: number;
  svg: string;
}

/** A comment or declaration, a tag (slash, name, attributes, slash), or text. */
const pieces = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*?)(\/?)>|([^<]+)/gy;

/** The prefix makes the picture's ids unique in the page it stands in. */
export function drawPicture(source: string, as: { alternative: string; prefix: string }): DrawnPicture {
  const faults: PictureFault[] = [];
  const refuse: Refuse = (field, message, mend) => {
    if (!faults.some((fault) => fault.field === field && fault.message === message)) faults.push({ field, message, mend });
  };
  const drawing: Drawing = { open: [], boxWidth: 640, svg: '' };
  let end = 0;
  for (const [piece, slash, name, attributeText = '', selfClosing, text] of source.matchAll(pieces)) {
    end += piece.length;
    if (text !== undefined) drawing.svg += textInside(drawing.open, text);
    else if (name !== undefined && slash === '/') closeElement(drawing, name, refuse);
    else if (name !== undefined) openElement(drawing, { name, attributeText, selfClosing: selfClosing === '/' }, as, refuse);
  }
  const { open, svg } = drawing;
  if (end < source.length)
    refuse('(file)', `can't be read from "${source.slice(end, end + 30).trim()}"`, 'write plain SVG: no DOCTYPE, no CDATA, attributes between quotes');
  if (open.length > 0) refuse(`<${open.at(-1)}>`, "isn't closed", 'close every element');
  if (svg === '') refuse('(file)', 'holds no drawing', 'draw one');
  return { svg: faults.length === 0 ? svg : undefined, faults };
}

interface Tag {
  name: string;
  attributeText: string;
  selfClosing: boolean;
}

function openElement(drawing: Drawing, { name, attributeText, selfClosing }: Tag, as: { alternative: string; prefix: string }, refuse: Refuse): void {
  const isRoot = drawing.open.length === 0;
  if (!elements.has(name)) refuse(`<${name}>`, 'is not allowed in a picture', `use only ${[...elements].join(', ')}`);
  if (isRoot && (name !== 'svg' || drawing.svg !== '')) refuse(`<${name}>`, 'stands outside the drawing', 'a file holds one <svg> and nothing else');
  const kept = readAttributes(attributeText, name, refuse);
  if (isRoot) drawing.boxWidth = readBox(kept, refuse);
  checkText(kept, drawing.boxWidth, refuse);
  const described = isRoot ? ` role="img" aria-label="${escapeHtml(as.alternative)}"` : '';
  drawing.svg += `<${name}${described}${writeAttributes(kept, as.prefix)}${selfClosing ? '/' : ''}>`;
  if (!selfClosing) drawing.open.push(name);
}

function closeElement(drawing: Drawing, name: string, refuse: Refuse): void {
  if (drawing.open.pop() !== name) refuse(`</${name}>`, 'closes another element than the one that is open', 'close the elements in the order they were opened');
  drawing.svg += `</${name}>`;
}

/** The width of the drawing in its own units. */
function readBox(kept: Map<string, string>, refuse: Refuse): number {
  const width = Number(
    kept
      .get('viewBox')
      ?.trim()
      .split(/[\s,]+/)[2] ?? Number.NaN,
  );
  if (!(width > 0)) refuse('<svg>', 'has no viewBox', 'give it one that starts with "0 0 640 "');
  if (kept.has('width') || kept.has('height')) refuse('<svg>', 'has a width or height', 'take them out: the page decides the size');
  return width;
}

type Refuse = (field: string, message: string, mend: string) => void;

function readAttributes(source: string, element: string, refuse: Refuse): Map<string, string> {
  const kept = new Map<string, string>();
  const rest = source.replace(/([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g, (_, name: string, double?: string, single?: string) => {
    const value = decodeEntities(double ?? single ?? '');
    const field = `<${element} ${name}>`;
    if (dropped.has(name)) return '';
    if (!attributes.has(name))
      refuse(field, 'is not allowed in a picture', 'take it out; classes give colour, lists in app/catalogue/picture.server.ts say what may stay');
    checkValue(name, value, field, refuse);
    kept.set(name, value);
    return '';
  });
  if (rest.trim() !== '') refuse(`<${element}>`, `can't be read at "${rest.trim().slice(0, 30)}"`, 'write attributes as name="value"');
  return kept;
}

function checkValue(name: string, value: string, field: string, refuse: Refuse): void {
  if ((name === 'fill' || name === 'stroke') && value !== 'none' && value !== 'currentColor') {
    refuse(field, `has a fixed colour: ${value}`, `use a class: ${pictureClasses.join(', ')}`);
  }
  if (name === 'href' && !/^#[\w-]+$/.test(value)) refuse(field, `leads out of the picture: ${value}`, 'refer only to an id in this file: #id');
  if (/^(marker-|clip-path$|mask$)/.test(name) && !/^(none|url\(#[\w-]+\))$/.test(value)) {
    refuse(field, `can't be ${value}`, 'refer to an id in this file: url(#id)');
  }
  if (name === 'id' && !/^[\w-]+$/.test(value)) refuse(field, `can't be ${value}`, 'use letters, digits and hyphens');
  if (name === 'class') {
    const unknown = value.split(/\s+/).filter((word) => word !== '' && !pictureClasses.includes(word));
    if (unknown.length > 0) refuse(field, `unknown class ${unknown.join(', ')}`, `use ${pictureClasses.join(', ')}`);
  }
}

function checkText(kept: Map<string, string>, boxWidth: number, refuse: Refuse): void {
  const size = kept.get('font-size');
  if (size === undefined) return;
  const smallest = Math.round(boxWidth * smallestText * 10) / 10;
  if (!/^\d+(\.\d+)?(px)?$/.test(size)) refuse('font-size', `can't be ${size}`, 'give a number of units');
  else if (Number.parseFloat(size) < smallest)
    refuse('font-size', `${size} is too small to read on a phone`, `use at least ${smallest} in a box ${boxWidth} wide`);
}

function writeAttributes(kept: Map<string, string>, prefix: string): string {
  return [...kept]
    .map(([name, value]) => {
      const scoped = name === 'id' ? `${prefix}-${value}` : value.replace(/^(url\()?#/, `$1#${prefix}-`);
      return ` ${name}="${escapeHtml(scoped)}"`;
    })
    .join('');
}

/** White space between elements is layout of the file, except between words. */
function textInside(open: readonly string[], text: string): string {
  if (text.trim() === '') return open.includes('text') ? ' ' : '';
  const escaped = escapeHtml(decodeEntities(text));
  return open.includes('text') ? markChinese(escaped, 'tspan') : open.length > 0 ? escaped : '';
}
