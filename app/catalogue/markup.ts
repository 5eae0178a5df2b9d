/** Markdown or HTML in a text that is shown as it stands; undefined when there is none. */
export function findMarkup(texts: readonly string[]): string | undefined {
  return texts.find((text) => /<[a-z/!]|\*\*|\]\(|\[\^|`/i.test(text));
}
