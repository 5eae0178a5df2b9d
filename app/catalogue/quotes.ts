/**
 * Turns straight quotation marks and apostrophes into typographic ones. A mark opens after a space, a
 * bracket or at the start; Dutch words such as 's and 't begin with an apostrophe.
 */
export function curlQuotes(text: string): string {
  return text
    .replace(/(?<=^|[\s([—–/])"/g, '“')
    .replace(/"/g, '”')
    .replace(/(?<=^|[\s([—–/])'(?=[stnk]\b)/g, '’')
    .replace(/(?<=^|[\s([—–/“])'/g, '‘')
    .replace(/'/g, '’');
}

/** The same for every text in a value read from a file. */
export function curlTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return curlQuotes(value) as Value;
  if (Array.isArray(value)) return value.map(curlTexts) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, curlTexts(inner)])) as Value;
}
