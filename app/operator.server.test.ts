import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOperator } from './operator.server.ts';

const file = fileURLToPath(new URL('../operator.yaml', import.meta.url));
function changed(change: (text: string) => string): string {
  const copy = `${mkdtempSync(`${tmpdir()}/operator-`)}/operator.yaml`;
  writeFileSync(copy, change(readFileSync(file, 'utf8')));
  return copy;
}

describe('operator.yaml', () => {
  it('holds the first operator, with its municipalities and sectors', () => {
    const operator = readOperator(file);
    expect(operator.municipalities).toHaveLength(26);
    expect(operator.sectors).toHaveLength(12);
    expect(operator.time_zone).toBe('Europe/Amsterdam');
  });

  it('names the field of a wrong colour, time zone or missing translation', () => {
    expect(() => readOperator(changed((text) => text.replace('#14417b', 'blue')))).toThrow(/colours\.action\.light/);
    expect(() => readOperator(changed((text) => text.replace('Europe/Amsterdam', 'Europe/Utrecht')))).toThrow(/time_zone/);
    expect(() => readOperator(changed((text) => text.replace(', en: Province of Utrecht', '')))).toThrow(/name\.en/);
  });
});
