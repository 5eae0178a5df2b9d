import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { messages } from '../i18n/messages.ts';
import { dateField } from './date-field.ts';
import { parseForm } from './form.server.ts';

const t = messages('nl');
const schema = z.object({ departs_on: dateField(t, { missing: 'Vul de dag van vertrek in.' }) });
const typed = (day: string, month: string, year: string) =>
  parseForm(schema, new URLSearchParams({ departs_on_day: day, departs_on_month: month, departs_on_year: year }));

describe('a day typed in three controls', () => {
  test.each([
    ['9', '4', '2027', '2027-04-09'],
    [' 09 ', '04', '2027 ', '2027-04-09'],
    ['29', '2', '2028', '2028-02-29'],
  ])('%s %s %s is %s', (day, month, year, wanted) => {
    expect(typed(day, month, year)).toEqual({ ok: true, value: { departs_on: wanted } });
  });

  test.each([
    ['29', '2', '2027'],
    ['31', '4', '2027'],
    ['0', '4', '2027'],
    ['9', '13', '2027'],
    ['9', '4', '27'],
    ['9', '', '2027'],
    ['9', 'april', '2027'],
    ['-9', '4', '2027'],
    ['9', '4', '２０２７'],
    ['1e1', '4', '2027'],
  ])('%s %s %s is refused, and kept as it was typed', (day, month, year) => {
    expect(typed(day, month, year)).toEqual({
      ok: false,
      rejected: { values: { departs_on_day: day, departs_on_month: month, departs_on_year: year }, errors: { departs_on: t.forms.noSuchDay } },
    });
  });

  test('an empty one asks for its day, also when nothing was sent', () => {
    for (const parsed of [typed('', ' ', ''), parseForm(schema, new URLSearchParams())]) {
      expect(parsed).toMatchObject({ ok: false, rejected: { errors: { departs_on: 'Vul de dag van vertrek in.' } } });
    }
  });
});
