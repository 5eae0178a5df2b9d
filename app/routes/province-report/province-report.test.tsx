import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { LocaleProvider } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { dimensions, type Dimension } from '#app/reporting/measures.ts';
import type { Report } from '#app/reporting/report.server.ts';
import { callRoute, createTestApp, signInAs, testOperator, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMilestone, makeUser } from '#tests/support/factories.ts';
import { loader as csvLoader } from '../province-report-csv/route.ts';
import { DimensionSection } from './dimension-section.tsx';
import { loader } from './route.tsx';
import { StepsSection } from './steps-section.tsx';

let app: TestApp;
let officer: string;
beforeEach(async () => {
  app = createTestApp({ now: '2026-08-20T10:00:00Z' });
  officer = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  // Utrecht and the first sectors have many companies, others a few.
  for (let number = 0; number < 90; number += 1) {
    const at = new Date(Date.UTC(2026, number % 7, 4 + (number % 20), 10));
    const place = {
      companyId: `c${number}`,
      at,
      municipality: ['utrecht', 'zeist', 'utrecht', number > 70 ? 'lopik' : 'amersfoort'][number % 4]!,
      sector: testOperator.sectors[Math.floor((number * number) / 1200)]!.id,
    };
    makeMilestone(app.db, place);
    if (number % 3) makeMilestone(app.db, { ...place, step: 'attended' });
    if (number % 5) makeMilestone(app.db, { ...place, step: 'enrolled', track: number % 3 ? 'pre-departure' : 'market-entry' });
    if (number % 5) makeMilestone(app.db, { ...place, step: 'participant', track: number % 3 ? 'pre-departure' : 'market-entry' });
    if (number % 5 > 1) for (const step of ['started', 'completed', 'certified'] as const) makeMilestone(app.db, { ...place, step });
  }
});

const open = (query = '', { cookie = officer, locale = 'nl' }: { cookie?: string; locale?: Locale } = {}) =>
  callRoute(app, loader, { path: `/${locale}/province/report${query}`, cookie });
const download = (table: string, query = '', { cookie = officer, locale = 'nl' }: { cookie?: string; locale?: Locale } = {}) =>
  callRoute(app, csvLoader, { path: `/${locale}/province/report/${table}${query}`, params: { table }, cookie });
const reportOf = async (query = '') => ((await open(query)).body as { report: Report }).report;

const render = (locale: Locale, element: React.ReactNode) => renderToStaticMarkup(<LocaleProvider locale={locale}>{element}</LocaleProvider>);
const textsOf = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => inner!.replace(/<[^>]+>/g, ''));

/** The numbers of a table as the page shows them, row by row, without the row that adds up the suppressed ones. */
function figuresOnPage(html: string, skipped: string): Map<string, string[]> {
  return new Map(
    textsOf(html, 'tr')
      .map((_, index) => html.split('<tr>')[index + 1]!.split('</tr>')[0]!)
      .filter((row) => row.includes('<td'))
      .map((row): [string, string[]] => [textsOf(row, 'th')[0]!, textsOf(row, 'td').map((cell) => cell.replace(/\D/g, '') || 'x')])
      .filter(([name]) => name !== skipped),
  );
}

describe('the report', () => {
  it('opens at the newest edition, and at any other by its period', async () => {
    expect(await reportOf()).toMatchObject({ period: { id: '2026-q2' }, periodName: 'januari t/m juni 2026' });
    expect(await reportOf('?period=2026-q1')).toMatchObject({ periodName: 'januari t/m maart 2026' });
  });

  it.each(['2026-q3', '2026-q9', '', '%00', '2026', '9'.repeat(1000)].map((period) => [period.slice(0, 10), `?period=${period}`]))(
    'does not know the period %j',
    async (_, query) => {
      expect((await open(query)).status).toBe(404);
      expect((await download('by-sector.csv', query)).status).toBe(404);
    },
  );

  it('says so when there is nothing yet', async () => {
    const empty = createTestApp();
    const cookie = await signInAs(empty, makeUser(empty.db, { role: 'officer' }));
    const answer = await callRoute(empty, loader, { path: '/nl/province/report', cookie });
    expect(answer).toMatchObject({ status: 200, body: { report: null, periods: [] } });
    expect((await callRoute(empty, csvLoader, { path: '/nl/province/report/by-month.csv', params: { table: 'by-month.csv' }, cookie })).status).toBe(404);
  });

  it('is for officers alone', async () => {
    const manager = await signInAs(app, makeCompanyWithManager(app.db).manager);
    expect((await open('', { cookie: manager })).status).toBe(403);
    expect((await download('by-sector.csv', '', { cookie: manager })).status).toBe(403);
    expect((await callRoute(app, loader, { path: '/nl/province/report' })).headers.get('Location')).toContain('/nl/account/sign-in');
    expect((await callRoute(app, csvLoader, { path: '/nl/province/report/by-sector.csv', params: { table: 'by-sector.csv' } })).status).toBe(303);
  });

  it.each(dimensions.map((dimension) => [dimension]))('shows the same numbers on the page and in the file: %s', async (dimension: Dimension) => {
    const report = await reportOf();
    const page = figuresOnPage(render('nl', <DimensionSection period="2026-q2" named={report.tables[dimension]} />), 'Afgeschermd, samen');
    const file = ((await (await download(`by-${dimension}.csv`)).body) as Response).text();
    const rows = (await file)
      .split('\r\n')
      .slice(6)
      .map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((field) => field.replace(/^"|"$/g, '')));
    const numbers = new Map(rows.slice(0, rows.findIndex(([name]) => name === 'Totaal') + 1).map(([name, ...cells]) => [name!, cells]));
    expect(page).toEqual(numbers);
    expect([...page.values()].flat().some((cell) => Number(cell) >= 5)).toBe(true);
  });

  it('says where numbers are suppressed, to eyes and ears, and why', async () => {
    const { tables } = await reportOf();
    const html = render('nl', <DimensionSection period="2026-q2" named={tables.sector} />);
    expect(html).toContain('<span aria-hidden="true">x</span><span class="visually-hidden">afgeschermd</span>');
    expect(html).toContain('href="#suppression"');
    // What nothing is hidden in needs no explanation.
    expect(render('nl', <DimensionSection period="2026-q2" named={tables.month} />)).not.toContain('#suppression');
  });

  it('draws what the table says, with a hatched stub for what is suppressed', async () => {
    const { tables } = await reportOf();
    const named = tables.municipality;
    const html = render('en', <DimensionSection period="2026-q2" named={named} />);
    const [svg] = textsOf(html, 'figure');
    const enrolled = named.table.measures.indexOf('enrolled');
    const shown = named.table.rows.flatMap(({ cells }) => (cells[enrolled]!.kind === 'shown' ? [cells[enrolled]!.value] : []));
    expect(shown.length).toBeGreaterThan(1);
    for (const value of shown) expect(svg).toContain(String(value));
    expect(html).toContain('class="hatched"');
    expect(html).toMatch(/role="img" aria-labelledby="municipality-title municipality-description"/);
    // The content security policy refuses style attributes.
    expect(html).not.toContain('style=');
  });

  it('sums the year up by steps', async () => {
    const report = await reportOf();
    const html = render('nl', <StepsSection report={report} />);
    const { total, measures } = report.tables.month.table;
    expect(total.every(({ kind }) => kind === 'shown')).toBe(true);
    for (const [index, cell] of total.entries()) if (cell.kind === 'shown') expect(html, measures[index]).toContain(String(cell.value));
  });
});

describe('a file', () => {
  it('has a safe name, the period and when it was made', async () => {
    const { headers, body } = await download('by-track.csv');
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="report-2026-q2-by-track-nl.csv"');
    const bytes = new Uint8Array(await (body as Response).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('Periode;januari t/m juni 2026\r\n');
    expect(text).toContain('20 augustus 2026');
    expect(text).toContain('Leerroute;Ingeschreven;Deelnemers;Begonnen;Afgerond;Certificaat\r\n');
  });

  it('is separated by commas in English', async () => {
    const { body } = await download('by-track.csv', '', { locale: 'en' });
    expect(await (body as Response).text()).toContain('Track,Enrolled,Participants,Started,Completed,Certified\r\n');
  });

  it.each(['by-name.csv', 'by-sector', 'by-sector.xlsx', '..%2Fby-sector.csv'])('does not exist as %s', async (table) => {
    expect((await download(table)).status).toBe(404);
  });
});
