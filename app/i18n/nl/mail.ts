/** De lijst om elke mail. Wat erin staat, komt uit het gebied van wie de mail verstuurt. */
export const mail = {
  linkHint: 'Werkt de knop niet? Kopieer dan dit adres naar uw browser:',
  unsubscribe: 'Stuur mij deze mails niet meer',
  automatic: 'Dit is een automatisch bericht. U kunt er niet op antwoorden.',
};
