/** Somebody who subtracts every table from every other, over all editions of a year, finds nothing that was suppressed. */
import { expect, test } from 'vitest';
import { milestones, type Database } from '#db';
import { countName, mountAttack, type Attack, type Quantity } from '#tests/support/attacker.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { createRandom } from '#tests/support/random.ts';
import type { Step } from '../companies/steps.ts';
import { countYear, type Categories, type RawTable } from './counts.server.ts';
import { findEdition, listPeriods, publishDueEditions } from './editions.server.ts';
import { fewestCompanies, restoreProtected, type ProtectedTable } from './suppress.ts';

const categories: Categories = {
  sector: ['bio', 'chips', 'games', 'water', 'other'],
  municipality: ['utrecht', 'amersfoort', 'zeist', 'soest', 'lopik', 'baarn', 'renswoude', 'outside'],
  track: ['pre-departure', 'market-entry'],
};
const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

/** A first year of a programme: companies of very unequal towns and trades, each going as far as it does. */
function simulateYear(db: Database, seed: number): void {
  const random = createRandom(seed);
  // Of its own, so that visits change nothing about the rest of a world.
  const visits = createRandom(seed + 1_000);
  const unequal = (ids: string[]) => ids[Math.floor(ids.length * random() ** (1.3 + (seed % 3)))]!;
  const companies = 25 + Math.floor(random() * 330);
  for (let number = 0; number < companies; number += 1) {
    const companyId = `c${number}`;
    const company = { company_id: companyId, sector: unequal(categories.sector), municipality: unequal(categories.municipality), company_kind: 'sme' as const };
    let day = Math.floor(365 * random() ** (seed % 2 ? 1 : 0.6));
    const step = (name: Step, subject: string, track: string | null, onDay = day) => {
      if (onDay > 364) return;
      const at = new Date(Date.UTC(2025, 0, 1 + onDay, 12));
      db.insert(milestones)
        .values({ ...company, step: name, subject_id: subject, at, month: at.toISOString().slice(0, 7), track })
        .run();
    };
    step('registered', companyId, null);
    if (visits() < 0.25 + (seed % 4) * 0.2) step('attended', `event:${companyId}`, null, day + Math.floor(visits() * 90));
    const track = unequal(categories.track);
    const stays = [0.9, 0.85, 0.7];
    for (const [index, name] of (['enrolled', 'started', 'completed'] as const).entries()) {
      if (random() > stays[index]!) break;
      day += Math.floor(random() * 40);
      step(name, `${companyId}-e`, track);
      if (name === 'enrolled') for (let person = 0; person < 1 + random() * 3; person += 1) step('participant', `${companyId}-p${person}`, track);
      if (name === 'completed') step('certified', `${companyId}-c`, track);
    }
  }
}

/** Something the attacker may have found out, until a possible value refutes it. */
interface Suspicion extends Quantity {
  isRefutedBy(value: number): boolean;
}

/** The true counts of companies, and the value that a cell would show. */
function truth(tables: RawTable[], editions: number) {
  const values = new Map<string, number>();
  for (const { dimension, measures, rows } of tables) {
    for (const [index, measure] of measures.entries()) {
      for (let edition = 0; edition < editions; edition += 1) {
        let total = 0;
        for (const row of rows) {
          const value = row.units[index]!.slice(0, edition + 1).flat().length;
          total += value;
          values.set(countName(measure, dimension, row.id, edition), dimension === 'month' ? row.units[index]!.flat().length : value);
        }
        values.set(countName(measure, dimension, '*', edition), total);
      }
    }
  }
  return values;
}

/** Every count of a row in one quarter: what two editions of a table differ by. */
function increments(tables: RawTable[]): (Quantity & { companies: number })[] {
  return tables.flatMap(({ dimension, measures, rows }) =>
    measures.flatMap((measure, index) =>
      rows.flatMap((row) =>
        row.units[index]!.flatMap((units, edition): (Quantity & { companies: number })[] => {
          const name = countName(measure, dimension, row.id, edition);
          if (dimension === 'month')
            return units.length > 0 || row.units[index]!.flat().length === 0 ? [{ name, terms: [[name, 1]], companies: new Set(units).size }] : [];
          const before: [string, number][] = edition > 0 ? [[countName(measure, dimension, row.id, edition - 1), -1]] : [];
          return [{ name, terms: [[name, 1], ...before], companies: new Set(units).size }];
        }),
      ),
    ),
  );
}

/** The suspicions left of a list when sets of counts, each agreeing with everything published, have refuted the others. */
function interrogate(attacker: Attack, suspicions: Suspicion[], seed: number): Suspicion[] {
  const random = createRandom(seed);
  const value = ({ terms }: Quantity, found: Map<string, number>) => terms.reduce((sum, [count, factor]) => sum + factor * found.get(count)!, 0);
  let left = suspicions;
  for (let round = 0; round < 12; round += 1) {
    const found = attacker.sample(() => random() - 0.5);
    left = left.filter((suspicion) => !suspicion.isRefutedBy(value(suspicion, found)));
  }
  // What no random direction settled is asked one by one.
  return left.filter((suspicion) => {
    const { least, greatest } = attacker.range(suspicion);
    return !suspicion.isRefutedBy(least) && !suspicion.isRefutedBy(greatest);
  });
}

/** What the attacker finds out: numbers worked out exactly, and counts proven to rest on fewer than five companies. */
function attack(editions: ProtectedTable[][], tables: RawTable[], seed: number) {
  const truths = truth(tables, editions.length);
  const isLargeEnough = (value: number) => value > fewestCompanies - 1e-6;
  const quarters = increments(tables)
    .filter(({ companies }) => companies < fewestCompanies)
    .map((quantity): Suspicion => ({ ...quantity, isRefutedBy: isLargeEnough }));
  const names = (suspicions: Suspicion[]) => suspicions.map(({ name }) => name);

  const expert = mountAttack(editions, 'steps');
  const hidden = expert.hidden.map((name): Quantity => ({ name, terms: [[name, 1]] }));
  const exact = hidden.map((quantity): Suspicion => ({ ...quantity, isRefutedBy: (value) => Math.abs(value - truths.get(quantity.name)!) > 1e-6 }));
  const small = hidden.filter(({ name }) => truths.get(name)! < fewestCompanies).map((quantity): Suspicion => ({ ...quantity, isRefutedBy: isLargeEnough }));
  const found = {
    recovered: names(interrogate(expert, exact, seed)),
    cellsProvenSmall: names(interrogate(expert, small, seed)),
  };
  const suspected = interrogate(expert, quarters, seed);
  expert.end();
  // Who knows less finds less, so only what is left has to be asked again.
  const reader = mountAttack(editions, 'sums');
  const quartersProvenSmall = names(interrogate(reader, suspected, seed));
  reader.end();
  return { ...found, quartersProvenSmall };
}

function publishYear(seed: number) {
  const db = createTestDatabase();
  simulateYear(db, seed);
  publishDueEditions(db, { categories, timeZone: 'Europe/Amsterdam', now: new Date('2026-01-02T12:00:00Z') });
  const editions = listPeriods(db).map(({ id }) => findEdition(db, { periodId: id })!.tables);
  const first = 5 - editions.length;
  const tables = countYear(db, { year: 2025, first, last: 4, categories });
  db.$client.close();
  return { editions, tables };
}

test.each(seeds)('nothing follows from the editions of a year, world %i', { timeout: 60_000 }, (seed) => {
  const { editions, tables } = publishYear(seed);
  expect(attack(editions, tables, seed)).toEqual({ recovered: [], cellsProvenSmall: [], quartersProvenSmall: [] });
});

test('the attacker does find what primary suppression alone gives away', { timeout: 60_000 }, () => {
  const { tables } = publishYear(3);
  const careless = [0, 1, 2, 3].map((edition) =>
    restoreProtected(
      tables.map((table) => ({
        dimension: table.dimension,
        measures: table.measures,
        rows: (table.dimension === 'month' ? table.rows.slice(0, edition * 3 + 3) : table.rows).map((row) => ({
          id: row.id,
          cells: row.units.map((units) => {
            const soFar = (table.dimension === 'month' ? units : units.slice(0, edition + 1)).flat();
            return new Set(soFar).size >= fewestCompanies ? { kind: 'shown', value: soFar.length } : { kind: 'suppressed' };
          }),
        })),
        total: table.measures.map((_, index) => ({ kind: 'shown', value: table.rows.flatMap((row) => row.units[index]!.slice(0, edition + 1).flat()).length })),
      })),
    ),
  );
  const found = attack(careless, tables, 3);
  expect(found.recovered.length).toBeGreaterThan(0);
  expect(found.cellsProvenSmall.length).toBeGreaterThan(0);
});

test('most of what rests on five companies is shown', { timeout: 60_000 }, () => {
  let possible = 0;
  let shown = 0;
  for (const seed of seeds.slice(0, 8)) {
    const { editions, tables } = publishYear(seed);
    for (const [position, table] of tables.entries()) {
      for (const [rowPosition, row] of table.rows.entries()) {
        for (const [index, units] of row.units.entries()) {
          if (new Set(units.flat()).size < fewestCompanies) continue;
          possible += 1;
          if (editions.at(-1)![position]!.rows[rowPosition]!.cells[index]!.kind === 'shown') shown += 1;
        }
      }
    }
  }
  expect(shown / possible).toBeGreaterThan(0.6);
});
