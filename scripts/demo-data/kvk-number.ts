/**
 * The nth made-up KvK number, n up to 9999. The trade register gives no number that begins with 00, so it is
 * never somebody's. Its last two digits check the others (ISO 7064, mod 97-10): no two are one slip apart, and
 * the register of companies takes none of them for a mistyped other.
 */
export function inventKvkNumber(n: number): string {
  const digits = n * 100;
  return String(digits + 98 - (digits % 97)).padStart(8, '0');
}
