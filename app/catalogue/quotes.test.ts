import { describe, expect, it } from 'vitest';
import { curlQuotes } from './quotes.ts';

describe('curlQuotes', () => {
  it.each([
    ["foto's van zo'n merk", 'foto’s van zo’n merk'],
    ["Hij komt 's avonds, in 't donker.", 'Hij komt ’s avonds, in ’t donker.'],
    ['Hij zegt: "Dan wel." En weg.', 'Hij zegt: “Dan wel.” En weg.'],
    ['("tussen haakjes")', '(“tussen haakjes”)'],
    ["She doesn't say 'yes'.", 'She doesn’t say ‘yes’.'],
    ['"\'Yes\', he said."', '“‘Yes’, he said.”'],
    ['', ''],
  ])('%s', (straight, curled) => {
    expect(curlQuotes(straight)).toBe(curled);
  });
});
