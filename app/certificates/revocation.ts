/** In characters. Long enough to say something, short enough for the public page. */
export const reasonLength = { min: 10, max: 500 };

export function isReason(text: string): boolean {
  const { length } = text.trim();
  return length >= reasonLength.min && length <= reasonLength.max;
}
