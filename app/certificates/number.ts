/** A certificate's number: its public id, in groups that can be read aloud and typed. Pure. */

const idPattern = /^[2-9a-hjkmnp-tv-z]{20}$/;

/** '2abc-3def-4ghj-5kmn-6pqr' */
export function formatNumber(id: string): string {
  return id.match(/.{1,4}/g)?.join('-') ?? id;
}

/** Lower case, without the spaces, dashes and dots that people type or copy along. */
export function squeezeNumber(typed: string): string {
  return typed.toLowerCase().replace(/[\s\p{Pd}.\u2212\u200b-\u200d\ufeff]/gu, '');
}

/**
 * The id in what somebody typed or pasted: the number in any grouping and case, or the whole address of
 * the page or the PDF. Null when it can't be a number.
 */
export function readNumber(typed: string): string | null {
  const fromAddress = /\/certificates\/([a-z0-9]+)/i.exec(typed)?.[1];
  const id = squeezeNumber(fromAddress ?? typed);
  return idPattern.test(id) ? id : null;
}
