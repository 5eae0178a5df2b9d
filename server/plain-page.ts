/** The pages that are sent when the application itself can't answer: small, in the language of the address. */
import type { Request, Response } from 'express';

const words = {
  400: {
    nl: ['Dit adres klopt niet', 'Het adres bevat tekens die we niet kunnen lezen. Begin opnieuw op de beginpagina.'],
    en: ['This address is not right', 'The address has characters that we can’t read. Start again from the home page.'],
  },
  'foreign-form': {
    nl: ['Dit formulier komt van een andere site', 'Uit voorzorg nemen we het niet aan. Open de pagina op deze site en verstuur het formulier opnieuw.'],
    en: ['This form comes from another site', 'As a precaution we don’t accept it. Open the page on this site and send the form again.'],
  },
  403: {
    nl: ['Dit bestand is niet voor u', 'U bent ingelogd, maar dit bestand hoort bij een andere rol.'],
    en: ['This file is not for you', 'You are signed in, but this file belongs to another role.'],
  },
  404: {
    nl: ['Dit bestand bestaat niet', 'Misschien klopt het adres niet. Begin opnieuw op de beginpagina.'],
    en: ['This file does not exist', 'The address may be wrong. Start again from the home page.'],
  },
  405: {
    nl: ['Dit kan niet op dit adres', 'Ga terug naar de pagina en probeer het opnieuw.'],
    en: ['This can’t be done at this address', 'Go back to the page and try again.'],
  },
  410: {
    nl: ['Dit bestand is er niet meer', 'De link is gebruikt of verlopen. Begin opnieuw op de beginpagina.'],
    en: ['This file is no longer here', 'The link has been used or has expired. Start again from the home page.'],
  },
  429: {
    nl: ['Te vaak geprobeerd', 'Wacht een poosje en probeer het dan opnieuw.'],
    en: ['Tried too often', 'Wait a while, then try again.'],
  },
  413: {
    nl: ['Dit is te groot', 'U verstuurde meer dan we op dit adres aannemen. Maak de tekst korter en probeer het opnieuw.'],
    en: ['This is too large', 'You sent more than we accept at this address. Make the text shorter and try again.'],
  },
  500: {
    nl: ['Er ging iets mis bij ons', 'De fout is genoteerd. Wat u eerder opsloeg, is bewaard. Probeer het over een paar minuten opnieuw.'],
    en: ['Something went wrong on our side', 'The fault has been noted. What you saved before is safe. Please try again in a few minutes.'],
  },
} as const;

type Reason = keyof typeof words;

/** The page that fits a status best. */
export function plainStatusOf(status: number): Reason {
  const own = [403, 404, 405, 410, 413, 429] as const;
  return own.find((known) => known === status) ?? (status >= 500 ? 500 : 400);
}

/** Sends the page for a reason; says nothing more about the cause. */
export function sendPlainPage(request: Request, response: Response, reason: Reason): void {
  const locale = /^\/en(\/|$)/.test(request.path) ? 'en' : 'nl';
  const [title, text] = words[reason][locale];
  response
    .status(reason === 'foreign-form' ? 403 : reason)
    .type('html')
    .setHeader('Cache-Control', 'no-store')
    .send(
      `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/${locale}">Voorbereid</a></p></main></body></html>`,
    );
}
