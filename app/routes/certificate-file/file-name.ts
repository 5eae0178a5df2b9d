/**
 * The file name for a Content-Disposition header (RFC 6266): plain letters for old programs, and the
 * real name, percent-encoded. Nothing in a company's name can end the header or name a folder.
 */
export function fileName(name: string): string {
  const real = [
    ...name
      .replace(/[\p{C}/\\:*?"<>|]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, 120)
    .join('');
  const plain = real
    .normalize('NFD')
    .replace(/[^\w .()-]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const encoded = encodeURIComponent(real).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}.pdf"; filename*=UTF-8''${encoded}.pdf`;
}
