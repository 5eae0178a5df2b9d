import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CertificateSnapshot } from '#db';
import { testOperator } from '#tests/support/app.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCertificate, makeCompany } from '#tests/support/factories.ts';
import type { Locale } from '../i18n/locale.ts';
import { findCertificate, type Certificate } from './certificates.server.ts';
import { formatNumber } from './number.ts';
import { renderCertificatePdf } from './pdf.server.ts';

const baseUrl = 'https://prepared.example.nl';
let certificate: Certificate;
beforeEach(() => {
  certificate = issued({});
});
const open: PDFDocumentProxy[] = [];
afterEach(async () => {
  for (const pdf of open.splice(0)) await pdf.loadingTask.destroy();
});

function issued({ name = 'Groene Golf B.V.', ...snapshot }: { name?: string } & Partial<CertificateSnapshot>): Certificate {
  const db = createTestDatabase();
  const company = makeCompany(db, { name, kvk_number: '12345678' });
  const { id } = makeCertificate(db, { companyId: company.id, snapshot });
  return findCertificate(db, { certificateId: id })!;
}

const render = (what: Certificate, locale: Locale) => renderCertificatePdf(what, { locale, operator: testOperator, baseUrl });

async function read(what: Certificate, locale: Locale) {
  const bytes = await render(what, locale);
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  open.push(pdf);
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item ? [item] : []));
  return { bytes, pdf, page, texts, words: texts.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('') };
}

interface Node {
  role?: string;
  alt?: string;
  lang?: string;
  children?: Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
async function structure(page: PDFPageProxy): Promise<Node[]> {
  return nodesOf((await page.getStructTree()) as unknown as Node);
}

describe('the PDF', () => {
  test.each(['nl', 'en'] as const)('is one tagged A4 page with language, title and embedded fonts: %s', async (locale) => {
    const { bytes, pdf, page } = await read(certificate, locale);
    expect(pdf.numPages).toBe(1);
    expect(page.view.map(Math.round)).toEqual([0, 0, 595, 842]);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Language: locale,
      Title: locale === 'nl' ? 'Certificaat Groene Golf B.V.' : 'Certificate Groene Golf B.V.',
      PDFFormatVersion: '1.7',
    });
    expect(metadata.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    // Standard fonts are never embedded; ours always are, as subsets.
    expect(bytes.toString('latin1')).not.toContain('Helvetica');
    expect(bytes.toString('latin1').match(/\/FontFile2/g)).toHaveLength(3);
  });

  test('has its structure: headings, list, table, link, and the code with its alternative', async () => {
    const { page } = await read(certificate, 'nl');
    const nodes = await structure(page);
    const roles = nodes.map(({ role }) => role);
    expect(roles[1]).toBe('Document');
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.filter((role) => role === 'LI')).toHaveLength(2);
    expect(roles.filter((role) => role === 'TH')).toHaveLength(3);
    expect(roles).toContain('Link');
    const figure = nodes.find(({ role }) => role === 'Figure');
    expect(figure?.alt).toBe(`QR-code met het adres van de pagina om dit certificaat te controleren: ${baseUrl}/nl/certificates/${certificate.id}`);
    const annotations = (await page.getAnnotations()) as { subtype: string; url?: string }[];
    expect(annotations).toMatchObject([{ subtype: 'Link', url: `${baseUrl}/nl/certificates/${certificate.id}` }]);
  });

  test('says what was issued, in reading order, in Dutch', async () => {
    const { words } = await read(certificate, 'nl');
    const inOrder = [
      'Certificaat',
      'Leerroute Voor vertrek',
      'afgegeven aan',
      'Groene Golf B.V.',
      'KvK-nummer 12345678',
      'Niet gecontroleerd',
      '3 deelnemers van dit bedrijf',
      'Afgegeven op',
      '1 mei 2026',
      'Geldig tot en met',
      '1 mei 2027',
      'Provincie Voorbeeld',
      'Alfa',
      'versie 1.0.0',
      'Bèta',
      'versies 1.0.0 en 1.1.0',
      'Controleer dit certificaat',
      `/nl/certificates/${certificate.id}`,
      formatNumber(certificate.id),
      'Het certificaat gaat over leren.',
    ];
    let reached = 0;
    for (const text of inOrder) {
      const place = words.indexOf(text, reached);
      expect(place, `${text}, after what comes before it`).toBeGreaterThanOrEqual(reached);
      reached = place + text.length;
    }
  });

  test('says the same in English, with nothing left in Dutch', async () => {
    const { words } = await read(certificate, 'en');
    for (const text of [
      'Certificate',
      'Track Pre-departure',
      'issued to',
      '1 May 2026',
      '1 May 2027',
      'Province of Example',
      'Alpha',
      'versions 1.0.0 and 1.1.0',
      `/en/certificates/${certificate.id}`,
    ]) {
      expect(words).toContain(text);
    }
    expect(words).not.toMatch(/certificaat|afgegeven|leerroute|Voorbeeld|\bmei\b/i);
  });

  test('keeps two languages apart when both are made at once', async () => {
    const [dutch, english] = await Promise.all([read(certificate, 'nl'), read(certificate, 'en')]);
    expect(dutch.words).toContain('afgegeven aan');
    expect(english.words).toContain('issued to');
  });

  test('names who confirmed the identity', async () => {
    const { words } = await read(issued({ identity: { confirmed_on: '2026-04-05', by: { nl: 'Provincie Voorbeeld', en: 'Province of Example' } } }), 'nl');
    expect(words).toContain('Provincie Voorbeeld vergeleek naam en nummer met het Handelsregister op 5 april 2026.');
    expect(words).not.toContain('Niet gecontroleerd');
  });

  test('says of a business sign-in what it proves, and of nothing that nothing was checked', async () => {
    const by = { nl: 'Provincie Voorbeeld', en: 'Province of Example' };
    const { words } = await read(issued({ identity: { confirmed_on: '2026-04-05', by, method: 'openid' } }), 'nl');
    expect(words).toContain('op 5 april 2026 in via een inlogdienst voor bedrijven');
    expect(words).not.toContain('Handelsregister');
    expect((await read(issued({ identity: null }), 'nl')).words).toContain('Niet gecontroleerd.');
  });

  test('names the mission in one line, in the words of its own language', async () => {
    const mission = { id: 'm', title: { nl: 'Zorg in 成都', en: 'Health in 成都' }, departs_on: '2027-04-12', returns_on: '2027-04-18' };
    const [dutch, english] = await Promise.all([read(issued({ mission }), 'nl'), read(issued({ mission }), 'en')]);
    expect(dutch.words).toContain('Missie: Zorg in 成都, 12–18 april 2027');
    expect(english.words).toContain('Mission: Health in 成都, 12–18 April 2027');
    expect((await read(certificate, 'nl')).words).not.toContain('Missie');
  });

  test('is the same file every time', async () => {
    expect((await render(certificate, 'nl')).equals(await render(certificate, 'nl'))).toBe(true);
  });
});

describe('names of every kind', () => {
  const onPage = (texts: { transform: number[]; width: number }[]) =>
    texts.every(({ transform, width }) => transform[4]! >= 0 && transform[4]! + width <= 595 && transform[5]! > 40 && transform[5]! < 842);
  const flat = (words: string) => words.replace(/\s+/g, '');

  test('a Chinese name has its characters, marked as Chinese, from an embedded font', async () => {
    const { words, page, bytes } = await read(issued({ name: '乌得勒支绿色水务科技有限公司 (Green Water)' }), 'nl');
    expect(flat(words)).toContain('乌得勒支绿色水务科技有限公司(GreenWater)');
    expect((await structure(page)).some(({ role, lang }) => role === 'Span' && lang === 'zh-Hans')).toBe(true);
    expect(bytes.toString('latin1').match(/\/FontFile2/g)).toHaveLength(4);
  });

  test.each([
    [
      '120 characters in words',
      'Koninklijke Maatschappij tot Bevordering van de Waterzuiveringstechnologie en Energietransitie in Midden-Nederland B.V.'.padEnd(120, '.'),
    ],
    ['150 wide letters without a space', 'W'.repeat(150)],
    ['150 Chinese characters', '绿'.repeat(150)],
    ['letters of other scripts', 'Żółć Ångström Ελλάς Мир Đặng Ltd'],
  ])('%s stay on the page, every one of them', async (_, name) => {
    const { pdf, words, texts } = await read(issued({ name }), 'en');
    expect(pdf.numPages).toBe(1);
    expect(flat(words)).toContain(flat(name));
    expect(onPage(texts)).toBe(true);
    // The name stays above the part with the code.
    const top = (text: string) => texts.find(({ str }) => str.startsWith(text))!.transform[5]!;
    expect(top('Modules finished')).toBeGreaterThan(top('Check this certificate') + 40);
  });

  test('a character that no font has prints as a question mark, not as a hole', async () => {
    const { words } = await read(issued({ name: 'Rocket 🚀 \u0007B.V.' }), 'en');
    expect(words).toContain('Rocket ? B.V.');
  });

  test('a course without modules or with many fits too', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      id: `m${index}`,
      line: index + 1,
      versions: ['1.0.0'],
      title: { nl: `Module ${index}`, en: `Module ${index}` },
    }));
    for (const modules of [[], many]) {
      const { texts, pdf } = await read(issued({ modules }), 'nl');
      expect(pdf.numPages).toBe(1);
      expect(onPage(texts)).toBe(true);
    }
  });
});
