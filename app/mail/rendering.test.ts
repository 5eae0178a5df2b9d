import { describe, expect, it } from 'vitest';
import { renderMail } from './rendering.ts';

const message = {
  subject: 'Bevestig',
  paragraphs: ['Eerste alinea.'],
  action: { label: 'Bevestigen', href: 'https://voorbereid.example/nl/account/confirm?token=a&b=c' },
  closing: ['Tot slot.'],
};

describe('renderMail', () => {
  it('says the same in text and in HTML, in the order of reading', () => {
    const { text, html } = renderMail({ message, locale: 'nl' });
    const words = ['Eerste alinea.', 'Bevestigen', 'Tot slot.', 'automatisch bericht'];
    for (const form of [text, html]) {
      const places = words.map((word) => form.indexOf(word));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }
    expect(text).toContain('https://voorbereid.example/nl/account/confirm?token=a&b=c');
    expect(html).toContain('href="https://voorbereid.example/nl/account/confirm?token=a&amp;b=c"');
  });

  it('fetches nothing from anywhere', () => {
    const { html } = renderMail({ message, locale: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toMatch(/<img|<link|src=|@import|url\(/i);
  });

  it('shows markup in a name as text and keeps a line break out of the subject', () => {
    const { subject, html, text } = renderMail({
      message: { subject: 'Jan\r\nBcc: spam@example.org', paragraphs: ['<b>Jan</b>\nnodigt u uit'] },
      locale: 'nl',
    });
    expect(subject).toBe('Jan Bcc: spam@example.org');
    expect(html).toContain('&lt;b&gt;Jan&lt;/b&gt; nodigt u uit');
    expect(html).not.toContain('<b>');
    expect(text).toContain('<b>Jan</b> nodigt u uit');
  });

  it('ends with how to stop it, where a person can do without', () => {
    const unsubscribeUrl = 'https://voorbereid.example/nl/account/reminders?token=a&b';
    const { text, html } = renderMail({ message, locale: 'nl', unsubscribeUrl });
    expect(text).toMatch(/Stuur mij deze mails niet meer:\nhttps:\/\/voorbereid.example\/nl\/account\/reminders\?token=a&b\n$/);
    expect(html).toContain('<a href="https://voorbereid.example/nl/account/reminders?token=a&amp;b">Stuur mij deze mails niet meer</a>');
    expect(renderMail({ message, locale: 'nl' }).text).not.toContain('Stuur mij');
  });

  it('refuses a link that is not absolute', () => {
    for (const href of ['/nl/account', 'javascript:alert(1)']) {
      expect(() => renderMail({ message: { ...message, action: { label: 'x', href } }, locale: 'nl' })).toThrow(/absolute/);
    }
  });
});
