/** Runs of Chinese characters inside Dutch and English text. */

const han = String.raw`\p{Script=Han}`;
/** Punctuation and spaces count only between two characters. */
const run = new RegExp(String.raw`${han}(?:[${han}\u3001\u3002\u300a\u300b\u00b7\uff0c\uff1a ]*${han})?`, 'gu');

/** Splits text so that each part is wholly Chinese or holds none. */
export function splitChinese(text: string): { text: string; chinese: boolean }[] {
  const parts: { text: string; chinese: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(run)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), chinese: false });
    parts.push({ text: match[0], chinese: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), chinese: false });
  return parts;
}

/** Marks the language of Chinese in text that is escaped already. */
export function markChinese(escaped: string, element = 'span'): string {
  return escaped.replace(run, (chinese) => `<${element} lang="zh-Hans">${chinese}</${element}>`);
}

export function withoutChinese(text: string): string {
  return text.replace(run, ' ');
}
