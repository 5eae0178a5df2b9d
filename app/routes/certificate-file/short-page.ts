import { escapeHtml } from '#app/catalogue/escape.ts';
import type { Locale } from '#app/i18n/locale.ts';

/** A small page where a file was asked for: says what is the matter and where to go. */
export function shortPage({
  status,
  locale,
  title,
  text,
  link,
}: {
  status: number;
  locale: Locale;
  title: string;
  text: string;
  link: { href: string; label: string };
}): Response {
  const html = [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p></main></body></html>`,
  ].join('');
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}
