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
