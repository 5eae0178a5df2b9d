/** What holds for every mail of the site, in both languages. */
import { describe, expect, it } from 'vitest';
import { exampleSite, listExampleMails } from '#tests/support/example-mails.ts';
import { oneLine, renderMail } from './rendering.ts';

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** What a person reads of the HTML. */
const readable = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');

const all = (['nl', 'en'] as const).flatMap((locale) => listExampleMails(locale).map((mail) => ({ locale, ...mail })));

it('finds the mails of both languages', () => {
  const names = (locale: string) => all.filter((mail) => mail.locale === locale).map(({ name }) => name);
  expect(names('nl').length).toBeGreaterThan(20);
  expect(names('en')).toEqual(names('nl'));
});

describe.each(all)('$name in $locale', ({ locale, message }) => {
  const { subject, text, html } = renderMail({ message, locale, unsubscribeUrl: `${exampleSite}/${locale}/account/reminders?token=x` });
  const said = [...message.paragraphs, ...(message.closing ?? []), ...(message.action ? [message.action.label, message.action.href] : [])].map(oneLine);

  it('says the same in text and in HTML', () => {
    expect(said.length).toBeGreaterThan(1);
    for (const words of said) {
      expect(text).toContain(words);
      expect(readable(html)).toContain(words.replace(/\s+/g, ' '));
    }
    for (const form of [subject, text, readable(html)]) expect(form).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('fetches nothing, leads nowhere else, and names its language', () => {
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|video|audio|form)\b|\bsrc=|\bbackground=|url\(|@import/i);
    for (const [address] of `${text} ${html}`.matchAll(/\b\w+:\/\/[^\s"<>]+/g)) expect(address.startsWith(`${exampleSite}/`)).toBe(true);
    expect(html.match(/<b>/g)).toBeNull();
  });

  it('has a subject that a list of mails can show', () => {
    expect(subject).not.toBe('');
    expect(subject.replace(/Arbeids\S+/, '').length).toBeLessThan(100);
  });
});
