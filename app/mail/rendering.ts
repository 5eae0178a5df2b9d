/** From a message to the two forms of one mail: plain text, and HTML without anything to fetch. */
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import type { MailMessage } from './message.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!);

/** One line: a name with a line break in it can't add a header or a paragraph. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const style = [
  ':root{color-scheme:light dark}',
  'body{margin:0;padding:24px;background:#fbf8f1;color:#1d1b18;font:17px/1.6 system-ui,"Segoe UI",Roboto,sans-serif}',
  'main{max-width:36em;margin:0 auto;overflow-wrap:break-word}',
  'h1{font:600 24px/1.3 Georgia,serif;margin:0 0 20px}',
  'p{margin:0 0 16px}',
  'a{color:#14417b}',
  '.button{display:inline-block;padding:11px 22px;background:#14417b;color:#fff;font-weight:600;text-decoration:none;border-radius:2px}',
  '.quiet{color:#5b554b;font-size:14px}',
  'hr{border:0;border-top:1px solid #d9d1c1;margin:28px 0 20px}',
  '@media (prefers-color-scheme:dark){body{background:#16181c;color:#eceae4}a{color:#9cc2ff}.button{background:#9cc2ff;color:#10203a}.quiet{color:#b3aea4}hr{border-color:#3a3f47}}',
].join('');

/** An absolute address and nothing more: no space, line break or bracket can end the header or the attribute it stands in. */
function requireAddress(href: string): string {
  if (!/^https?:\/\/[^\s<>"\p{Cc}]+$/u.test(href)) throw new Error(`A mail's link must be absolute: ${href}`);
  return href;
}

/** @param given.unsubscribeUrl where this kind of mail can be stopped; null for mail that a person can't be without */
export function renderMail({ message, locale, unsubscribeUrl = null }: { message: MailMessage; locale: Locale; unsubscribeUrl?: string | null }): RenderedMail {
  const frame = messages(locale).mail;
  const subject = oneLine(message.subject);
  const paragraphs = message.paragraphs.map(oneLine);
  const closing = (message.closing ?? []).map(oneLine);
  const { action } = message;
  if (action) requireAddress(action.href);
  const stop = unsubscribeUrl === null ? null : requireAddress(unsubscribeUrl);

  const text = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.href}`] : []),
    ...closing,
    [`-- \n${frame.automatic}`, ...(stop ? [`${frame.unsubscribe}:\n${stop}`] : [])].join('\n'),
  ].join('\n\n');

  const paragraph = (words: string) => `<p>${escapeHtml(words)}</p>`;
  const link = action ? escapeHtml(action.href) : '';
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(subject)}</h1>`,
    ...paragraphs.map(paragraph),
    ...(action
      ? [
          `<p><a class="button" href="${link}">${escapeHtml(action.label)}</a></p>`,
          `<p class="quiet">${escapeHtml(frame.linkHint)}<br><a href="${link}">${link}</a></p>`,
        ]
      : []),
    ...closing.map(paragraph),
    `<hr><p class="quiet">${escapeHtml(frame.automatic)}`,
    ...(stop ? [`<br><a href="${escapeHtml(stop)}">${escapeHtml(frame.unsubscribe)}</a>`] : []),
    '</p></main></body></html>',
  ].join('\n');

  return { subject, text: `${text}\n`, html };
}
