/** The certificate to print: one A4 page, tagged (PDF/UA-1), in one language, with everything embedded. */
import PDFDocument from 'pdfkit';
import type { Locale } from '../i18n/locale.ts';
import { messages, type Messages } from '../i18n/messages.ts';
import type { Operator } from '../operator.server.ts';
import type { Certificate } from './certificates.server.ts';
import { pageSize, paintBackground, type Doc, type PlacedStation } from './pdf-drawing.ts';
import { describeIdentity, presentCertificate, type PresentedCertificate } from './presentation.ts';
import { drawQrCode } from './qr.ts';
import { createTypesetter, type Child, type Line, type Style, type Typesetter } from './typesetting.server.ts';

const ink = '#1d1b18';
const quiet = '#5b554b';
const left = 60;
const width = pageSize.width - 2 * left;
/** Where the part with the QR code begins. */
const checkTop = 672;
const qrSize = 106;
const labelWidth = 124;

const text = (size: number, given: Partial<Style> = {}): Style => ({ face: 'sans', size, leading: size * 1.4, colour: ink, ...given });
const heading = (size: number, given: Partial<Style> = {}): Style => text(size, { face: 'serif', leading: size * 1.18, ...given });

interface Sheet {
  doc: Doc;
  type: Typesetter;
  t: Messages['certificate'];
  shown: PresentedCertificate;
  operator: Operator;
  /** Of the public page, in the PDF's language. */
  address: string;
}

/** Renders the PDF. It says nothing that depends on today, so the same certificate gives the same bytes. */
export function renderCertificatePdf(
  certificate: Certificate,
  { locale, operator, baseUrl }: { locale: Locale; operator: Operator; baseUrl: string },
): Promise<Buffer> {
  const t = messages(locale).certificate;
  const shown = presentCertificate(certificate, { locale, timeZone: operator.time_zone, now: certificate.issuedAt });
  // The types of pdfkit don't know this subset yet.
  const accessible: object = { subset: 'PDF/UA' };
  const doc = new PDFDocument({
    size: [pageSize.width, pageSize.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: locale,
    displayTitle: true,
    // Nothing but our own faces: the default one would not be embedded.
    font: '',
    info: { Title: t.pdf.file(shown.companyName), Author: shown.issuer, CreationDate: certificate.issuedAt },
    ...accessible,
  });
  const finished = collect(doc);
  const sheet: Sheet = { doc, type: createTypesetter(doc), t, shown, operator, address: `${baseUrl}/${locale}/certificates/${certificate.id}` };
  layOut(sheet);
  doc.end();
  return finished;
}

function collect(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

/** One column from top to bottom, so that every reader meets the words in the same order. */
function layOut(sheet: Sheet): void {
  const { doc, operator } = sheet;
  const header = layOutHeader(sheet);
  const award = layOutAward(sheet, 112);
  const facts = layOutFacts(sheet, award.bottom + 20);
  const modules = layOutModules(sheet, Math.max(facts.bottom + 22, 468));
  const check = layOutCheck(sheet);
  doc.markContent('Artifact', { type: 'Layout' });
  paintBackground(doc, { stations: modules.stations, left, width, checkTop, action: operator.colours.action.light });
  doc.endMarkedContent();
  doc.addStructure(doc.struct('Document', {}, [...header, ...award.elements, facts.element, ...modules.elements, ...check]));
}

/** Text as one structure element, and the top of what follows. */
function set({ doc, type }: Sheet, tag: string, words: string, style: Style, at: { x: number; y: number; width: number }, attributes: object = {}) {
  const lines = type.breakLines(words, style, at.width);
  return { element: doc.struct(tag, attributes, type.draw(lines, style, at)), bottom: at.y + lines.length * style.leading };
}

function layOutHeader(sheet: Sheet): Child[] {
  const { doc, type, operator, shown } = sheet;
  const style = text(10.5, { face: 'sans-bold', colour: quiet });
  const [issuer] = type.breakLines(shown.issuer, style, width / 2);
  return [
    set(sheet, 'P', operator.site_name, heading(15), { x: left + 52, y: 48, width: width / 2 - 52 }).element,
    doc.struct('P', {}, issuer ? type.draw([issuer], style, { x: left + width - issuer.width, y: 50 }) : []),
  ];
}

/** Sizes to try for the company's name, with the most lines it may take at each. */
const nameSizes = [
  [34, 1],
  [30, 1],
  [26, 1],
  [30, 2],
  [26, 2],
  [22, 3],
  [18, 3],
  [15, 9],
] as const;

/** The largest size that fits: a name in one line at 26 points looks better than one in two at 34. */
function fitName({ type, shown }: Sheet): { lines: Line[]; style: Style } {
  const tried = nameSizes.map(([size, most]) => {
    const style = heading(size);
    return { style, most, lines: type.breakLines(shown.companyName, style, width) };
  });
  return tried.find(({ lines, most }) => lines.length <= most) ?? tried.at(-1)!;
}

function layOutAward(sheet: Sheet, top: number): { elements: Child[]; bottom: number } {
  const { doc, type, t, shown, operator } = sheet;
  const elements: Child[] = [];
  let y = top;
  const add = (tag: string, words: string, style: Style, { before = 0, wide = width } = {}) => {
    const { element, bottom } = set(sheet, tag, words, style, { x: left, y: y + before, width: wide });
    elements.push(element);
    y = bottom;
  };
  add('H1', t.pdf.title, heading(46, { colour: operator.colours.action.light }));
  add('P', t.pdf.track(shown.track), heading(17, { colour: quiet }), { before: 2 });
  add('P', t.pdf.to, text(11.5, { colour: quiet }), { before: 24 });
  const name = fitName(sheet);
  elements.push(doc.struct('P', {}, type.draw(name.lines, name.style, { x: left, y })));
  y += name.lines.length * name.style.leading;
  add('P', t.pdf.kvkNumber(shown.kvkNumber), text(12, { face: 'sans-bold' }), { before: 6 });
  add('P', describeIdentity(shown.identity, t), text(10, { colour: quiet }));
  add('P', t.pdf.statement(shown.participants, shown.track), text(13), { before: 18, wide: 430 });
  if (shown.mission) add('P', t.mission(shown.mission.title, shown.mission.dates), text(13), { before: 4, wide: 430 });
  return { elements, bottom: y };
}

function layOutFacts(sheet: Sheet, top: number): { element: Child; bottom: number } {
  const { doc, t, shown } = sheet;
  const facts: [string, string][] = [
    [t.facts.issuedOn, shown.issuedOn],
    [t.facts.validThrough, shown.validThrough],
    [t.facts.issuer, shown.issuer],
  ];
  let y = top;
  const rows = facts.map(([name, words]) => {
    const head = set(sheet, 'TH', name, text(12, { colour: quiet }), { x: left, y, width: labelWidth }, { scope: 'Row' });
    const body = set(sheet, 'TD', words, text(12, { face: 'sans-bold' }), { x: left + labelWidth, y, width: width - labelWidth });
    y = Math.max(head.bottom, body.bottom) + 2;
    return doc.struct('TR', {}, [head.element, body.element]);
  });
  return { element: doc.struct('Table', {}, rows), bottom: y };
}

/** The list, and where its stations stand. Five modules have room to breathe; more of them move closer together. */
function layOutModules(sheet: Sheet, top: number): { elements: Child[]; stations: PlacedStation[] } {
  const { doc, type, t, shown } = sheet;
  const name = heading(13.5);
  const version = text(10, { colour: quiet, leading: name.leading });
  const rows = shown.modules.map((module) => {
    const versions = type.breakLines(t.versions(module.versions), version, 140);
    const room = width - 32 - 14 - Math.max(0, ...versions.map((line) => line.width));
    return { line: module.line, versions, lines: type.breakLines(module.title, name, room) };
  });
  const height = rows.reduce((sum, row) => sum + Math.max(row.lines.length, row.versions.length) * name.leading, 0);
  const gap = Math.min(14, (checkTop - 16 - (top + 24) - height) / Math.max(1, rows.length));

  let y = top + 24;
  const stations: PlacedStation[] = [];
  const items = rows.map(({ line, lines, versions }) => {
    const x = left + 32;
    const after = x + (lines.at(-1)?.width ?? 0) + 6;
    const last = y + (lines.length - 1) * name.leading;
    stations.push({ line, x: left + 9, y: y + name.leading / 2 + 0.5 });
    const body = [...type.draw(lines, name, { x, y }), ...type.draw(versions, version, { x: after, y: last })];
    y += Math.max(lines.length, versions.length) * name.leading + gap;
    return doc.struct('LI', {}, [doc.struct('LBody', {}, body)]);
  });
  const title = set(sheet, 'H2', t.pdf.modules, text(12, { colour: quiet }), { x: left, y: top, width });
  return { elements: [title.element, ...(items.length > 0 ? [doc.struct('L', {}, items)] : [])], stations };
}

function layOutCheck(sheet: Sheet): Child[] {
  const { doc, type, t, shown, operator, address } = sheet;
  const column = { x: left + qrSize + 22, width: width - qrSize - 22 };
  const title = set(sheet, 'H2', t.pdf.check, heading(15), { ...column, y: checkTop + 14 });
  const how = set(sheet, 'P', t.pdf.checkText, text(9.5), { ...column, y: title.bottom + 3 });

  const linkStyle = text(9.5, { colour: operator.colours.action.light });
  const linkLines = type.breakLines(address, linkStyle, column.width);
  const linkTop = how.bottom;
  const linkBottom = linkTop + linkLines.length * linkStyle.leading;
  const link = doc.struct('Link', {}, [
    ...type.draw(linkLines, linkStyle, { x: column.x, y: linkTop }),
    () => {
      doc.link(column.x, linkTop, Math.max(...linkLines.map((line) => line.width)), linkBottom - linkTop, address, linkOptions(link, t.pdf.check));
    },
  ]);
  const number = set(sheet, 'P', t.pdf.checkNumber(shown.number), text(10.5, { face: 'sans-bold' }), { ...column, y: linkBottom + 5 });
  const means = set(sheet, 'P', t.pdf.means, text(9, { colour: quiet, leading: 12 }), { ...column, y: number.bottom + 4 });
  return [title.element, layOutQrCode(sheet), how.element, doc.struct('P', {}, [link]), number.element, means.element];
}

/** Ties the link's clickable area to its place in the reading order. The types of pdfkit don't know these options yet. */
const linkOptions = (structParent: PDFKit.PDFStructureElement, contents: string): object => ({ structParent, Contents: new String(contents) });

function layOutQrCode({ doc, t, address }: Sheet): Child {
  const { size, bars } = drawQrCode(address);
  const unit = qrSize / size;
  const top = checkTop + 18;
  const options: object = { alt: t.pdf.qr(address), bbox: [left, top, left + qrSize, top + qrSize] };
  return doc.struct('Figure', options, [
    () => {
      for (const bar of bars) doc.rect(left + bar.x * unit, top + bar.y * unit, bar.width * unit, unit);
      doc.fill('#000000');
    },
  ]);
}
