/** Every mail of the dictionaries with example facts, so that a new one is looked at by itself. */
import type { Locale } from '#app/i18n/locale.ts';
import type { ReminderPart } from '#app/i18n/nl/countdown.ts';
import { messages } from '#app/i18n/messages.ts';
import type { MailMessage } from '#app/mail/message.ts';

export const exampleSite = 'https://voorbereid.example';
const page = (path: string) => `${exampleSite}/nl/${path}?token=8Rk2fYp0sQnUe7Xb4Lh1Vz9Tc3Wm6Ad5Jg-Ki_Oy0aE`;

/** Whatever a mail may be told. Names have marks that must not become markup; words are as long as Dutch makes them. */
const facts: Record<string, unknown> = {
  site: 'Voorbereid',
  name: 'Zoë <b>de Vries</b> & Zn.',
  inviter: 'Zoë <b>de Vries</b> & Zn.',
  officer: 'Oscar Ambtenaar',
  operator: 'de provincie',
  company: 'Arbeidsongeschiktheidsverzekeringsmaatschappij & Partners B.V.',
  kvkNumber: '12345678',
  email: 'zoe@example.nl',
  subject: 'Een bericht van de provincie',
  text: 'Er is iets veranderd aan uw account.',
  paragraphs: ['Een eerste alinea.', 'Een tweede alinea.'],
  mission: 'Verkenningsmissie waterstoftechnologie Guangdong',
  destination: 'Guangzhou en Shenzhen',
  dates: '12–18 april 2027',
  day: 'maandag 12 april 2027',
  departsOn: '12 april 2027',
  enrolBy: '1 maart 2027',
  from: '14.00',
  until: '16.00',
  place: 'Provinciehuis',
  title: 'Bijeenkomst vóór vertrek',
  track: 'Klaar voor vertrek',
  number: 'k7m2p9',
  issuer: 'de provincie',
  reason: 'De reis past niet meer in het programma.',
  hours: 48,
  days: 14,
  date: '12 april 2027',
  parts: [
    {
      mission: 'Verkenningsmissie waterstoftechnologie Guangdong',
      departs: '12 april 2027',
      back: false,
      own: { tasks: 2, first: '1 april 2027', late: true },
      company: { tasks: 1, first: '9 april 2027', late: false },
      travellers: { of: 3, behind: 1 },
    },
  ] satisfies ReminderPart[],
  href: page('company/people'),
  resetHref: page('account/forgot-password'),
  contactHref: page('about'),
  register: page('account/register'),
  inOtherLanguage: page('missions'),
};

/** What has no example above is a word: its own name. Numbers and lists need one. */
const anyFact = new Proxy(facts, {
  get: (target, fact: string) => (fact in target ? target[fact] : /href$|url$/i.test(fact) ? page(fact) : `‹${fact}›`),
});

/** 'account.resetPassword' and the like, with what the mail says. */
export function listExampleMails(locale: Locale): { name: string; message: MailMessage }[] {
  return Object.entries(messages(locale)).flatMap(([area, words]) =>
    Object.entries('mails' in words ? words.mails : {}).flatMap(([kind, write]: [string, unknown]) =>
      typeof write === 'function' ? [{ name: `${area}.${kind}`, message: write(anyFact) as MailMessage }] : [],
    ),
  );
}
