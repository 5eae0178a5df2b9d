/** Wat technisch beheerders zien. */
export const operations = {
  mail: {
    title: 'E-mail',
    lede: 'Wat de site verstuurt, wat vertraagd is en wat niet is aangekomen.',
    waiting: 'Wachtend',
    waitingCount: (n: number) =>
      n === 0 ? 'Er wacht geen mail op een eerste poging.' : n === 1 ? 'Er wacht 1 mail op een eerste poging.' : `Er wachten ${n} mails op een eerste poging.`,
    delayed: 'Vertraagd',
    delayedText: 'De site probeert deze mails vanzelf opnieuw. U hoeft niets te doen.',
    noneDelayed: 'Er is geen mail vertraagd.',
    givenUp: 'Opgegeven',
    givenUpText: (days: number) =>
      `Deze mails zijn niet verstuurd. De site probeert het niet meer vanzelf. Hier ziet u ook het adres, zodat u kunt helpen. Links in een mail kunnen intussen verlopen zijn. Na ${days} dagen wissen we de tekst. Dan kunt u de mail niet meer versturen.`,
    noneGivenUp: 'Er is geen mail opgegeven.',
    more: (n: number) => (n === 1 ? 'En nog 1 mail.' : `En nog ${n} mails.`),
    columns: {
      since: 'Geschreven',
      attempts: 'Pogingen',
      next: 'Volgende poging',
      error: 'Wat er misging',
      recipient: 'Ontvanger',
    },
    history: ({ since, gaveUp, attempts }: { since: string; gaveUp: string; attempts: number }) =>
      `Geschreven op ${since}, opgegeven op ${gaveUp}, na ${attempts} ${attempts === 1 ? 'poging' : 'pogingen'}.`,
    retry: 'Opnieuw proberen',
    drop: 'Weggooien',
    about: (subject: string) => `mail ‘${subject}’`,
    textGone: 'De tekst is gewist.',
    done: {
      retried: 'De mail wordt opnieuw geprobeerd.',
      dropped: 'De mail is weggegooid.',
    } as Record<string, string>,
    attention: (n: number) => (n === 1 ? '1 mail is niet verstuurd' : `${n} mails zijn niet verstuurd`),
  },
};
