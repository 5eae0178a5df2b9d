/** Het plan van een missie: wat wanneer klaar is, de herinneringen, en nalopen na de reis. */
const days = (n: number) => (n === 1 ? '1 dag' : `${n} dagen`);
const tasksOpen = (n: number) => (n === 1 ? 'staat nog 1 taak' : `staan nog ${n} taken`);

/** Wat er openstaat: hoeveel, wanneer het eerste klaar moet zijn, en of die dag voorbij is. */
interface Due {
  tasks: number;
  first: string;
  late: boolean;
}

/** Eén missie in een herinnering. */
export interface ReminderPart {
  mission: string;
  departs: string;
  /** De reis is voorbij. */
  back: boolean;
  own: Due | null;
  company: Due | null;
  travellers: { behind: number; of: number } | null;
}

const until = ({ tasks, first, late }: Due) =>
  tasks === 1
    ? late
      ? `Die moest klaar zijn op ${first}.`
      : `Die moet klaar zijn op ${first}.`
    : late
      ? `De eerste moest klaar zijn op ${first}.`
      : `De eerste moet klaar zijn op ${first}.`;

export const countdown = {
  plan: {
    title: (mission: string) => `Uw plan voor ${mission}`,
    trip: (from: string, to: string) => `Vertrek ${from}, terug ${to}.`,
    mission: 'Naar de missie',
    count: {
      before: (n: number) => `Nog ${days(n)} tot vertrek`,
      departure: 'Vandaag is het vertrek',
      travelling: (n: number) => `U bent op reis. Nog ${days(n)} tot u terug bent`,
      returning: 'Vandaag komt u terug',
      back: (n: number) => `U bent ${days(n)} terug`,
    },
    waiting: 'Uw bedrijf staat op de wachtlijst. U kunt zich al voorbereiden. Komt er een plaats vrij, dan krijgt u een mail.',
    otherCompany: (company: string) => `Dit plan is van ${company}: wissel naar dat bedrijf om eraan te werken.`,
    phases: { before: 'Voor de reis', there: 'Op reis', home: 'Weer thuis' },
    line: (phase: string) => `Wat u doet: ${phase.toLowerCase()}`,
    by: (day: string) => `uiterlijk ${day}`,
    from: (day: string) => `vanaf ${day}`,
    on: (day: string) => `op ${day}`,
    states: { overdue: 'te laat', next: 'nu te doen' },
    company: 'voor uw bedrijf',
    done: (n: number) => (n === 1 ? '1 taak klaar' : `${n} taken klaar`),
    past: (n: number) => (n === 1 ? '1 taak voorbij' : `${n} taken voorbij`),
    late: (n: number) => (n === 1 ? '1 taak is te laat. Begin daarmee.' : `${n} taken zijn te laat. Begin daarmee.`),
    nothingDue: 'U ligt op schema.',
    allDone: 'Alles wat klaar moest zijn, is klaar.',
  },
  debrief: {
    title: 'Nalopen na de reis',
    lede: 'Loop dit na met iedereen die meeging, en vink af wat klaar is.',
    mission: (title: string) => `Missie: ${title}`,
    from: (day: string) => `Deze lijst gaat open op ${day}, de dag van uw terugkomst.`,
    fromText: 'U kunt hem nu al lezen. Afvinken kan als u terug bent.',
    report: 'Waar u iets meldt',
    toTraining: 'Naar mijn training',
    short: 'Nalopen: apparaten, contacten en wat er volgt',
  },
  days: {
    title: 'Dagen van het plan',
    lede: 'Kies voor deze missie wanneer elke taak klaar moet zijn. Verschuift de reis, dan schuift het plan vanzelf mee.',
    before: 'Voor vertrek',
    beforeHint: 'Aantal dagen voor vertrek.',
    home: 'Weer thuis',
    homeHint: 'Aantal dagen na terugkomst.',
    usually: (n: number) => `Gewoonlijk ${n}.`,
    who: { traveller: 'elke reiziger', manager: 'het bedrijf' },
    reminders: 'Herinneringen',
    remindersText: 'Op deze dagen mailt de site wie achterloopt. Niemand krijgt meer dan één herinnering per week.',
    remindersBefore: 'Dagen voor vertrek',
    remindersHome: 'Dagen na terugkomst',
    remindersHint: 'Hele getallen, met komma’s ertussen. Leeg: geen herinneringen.',
    submit: 'Dagen opslaan',
    saved: 'De dagen zijn opgeslagen. De plannen van de bedrijven zijn meteen aangepast.',
    cancelled: 'Deze missie is geannuleerd. De dagen veranderen niet meer.',
    back: 'Terug naar de missie',
    wrongBefore: (most: number) => `Vul een heel getal in van 0 tot en met ${most}.`,
    wrongHome: (most: number) => `Vul een heel getal in van 1 tot en met ${most}.`,
    wrongList: (most: number) => `Vul hele getallen in tot en met ${most}, met komma’s ertussen.`,
    tooMany: (most: number) => `Kies samen hoogstens ${most} herinneringen.`,
  },
  reminders: {
    title: 'Herinneringen',
    stopTitle: 'Geen herinneringen meer?',
    stopText: 'U krijgt dan geen mail meer als er iets voor een missie openstaat. Uw plan blijft staan bij Mijn training.',
    stop: 'Zet herinneringen uit',
    stoppedTitle: 'De herinneringen staan uit',
    stoppedText: 'U krijgt geen herinneringen meer. Bij uw instellingen zet u ze weer aan.',
    settings: 'Naar mijn instellingen',
    on: 'U krijgt een mail als er voor een missie iets openstaat, hoogstens één per week.',
    off: 'U krijgt geen herinneringen. Uw plan staat bij Mijn training.',
    turnOff: 'Zet herinneringen uit',
    turnOn: 'Zet herinneringen aan',
    deadLink: 'Zet de herinneringen uit bij uw instellingen.',
  },
  mails: {
    reminder: ({ site, parts, href }: { site: string; parts: ReminderPart[]; href: string }) => ({
      subject: parts.length === 1 ? `Nog te doen: ${parts[0]!.mission}` : 'Nog te doen voor uw missies',
      paragraphs: parts.flatMap(({ mission, departs, back, own, company, travellers }) => [
        back ? `U bent terug van de missie ‘${mission}’.` : `De missie ‘${mission}’ vertrekt op ${departs}.`,
        ...(own ? [`Er ${tasksOpen(own.tasks)} voor u open. ${until(own)}`] : []),
        ...(travellers
          ? [
              `Van uw ${travellers.of === 1 ? 'ene reiziger' : `${travellers.of} reizigers`} ${travellers.behind === 1 ? 'loopt er 1' : `lopen er ${travellers.behind}`} achter.`,
            ]
          : []),
        ...(company ? [`Er ${tasksOpen(company.tasks)} voor uw bedrijf open. ${until(company)}`] : []),
      ]),
      action: { label: 'Bekijk uw plan', href },
      closing: [`U krijgt deze herinnering omdat u via ${site} aan een missie meedoet. Er komt er hoogstens één per week.`],
    }),
  },
};
