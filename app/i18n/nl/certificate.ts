const participants = (n: number) => (n === 1 ? '1 deelnemer' : `${n} deelnemers`);
const versions = (all: string[]) => (all.length > 1 ? `versies ${all.slice(0, -1).join(', ')} en ${all.at(-1)}` : `versie ${all[0] ?? ''}`);

/** Wat een mail over een certificaat invult. */
export interface CertificateMailFacts {
  company: string;
  track: string;
  number: string;
  until: string;
  reason: string;
  issuer: string;
  href: string;
}

export const certificate = {
  participants,
  versions,
  status: { valid: 'Geldig', expired: 'Verlopen', revoked: 'Ingetrokken' },
  facts: {
    company: 'Bedrijf',
    kvkNumber: 'KvK-nummer',
    track: 'Leerroute',
    participants: 'Deelnemers',
    issuedOn: 'Afgegeven op',
    validThrough: 'Geldig tot en met',
    issuer: 'Afgegeven door',
    number: 'Nummer',
    identity: 'Controle van het bedrijf',
    status: 'Status',
    reason: 'Reden',
    revokedOn: 'Ingetrokken op',
  },
  participantsText: (n: number) => (n === 1 ? '1 deelnemer las de lessen en haalde de toetsen' : `${n} deelnemers lazen de lessen en haalden de toetsen`),
  mission: (title: string, dates: string) => `Missie: ${title}, ${dates}`,
  identityConfirmed: {
    'trade-register': (by: string, on: string) => `${by} vergeleek naam en nummer met het Handelsregister op ${on}.`,
    openid: (_by: string, on: string) => `Iemand van het bedrijf logde op ${on} in via een inlogdienst voor bedrijven die het nummer bevestigt.`,
  },
  identityTyped: 'Niet gecontroleerd. Het bedrijf vulde naam en nummer zelf in.',
  page: {
    title: (company: string) => `Certificaat van ${company}`,
    description: 'Controleer of dit certificaat echt is en of het nog geldt.',
    answer: { valid: 'Dit certificaat is echt en geldig', expired: 'Dit certificaat is echt, maar verlopen', revoked: 'Dit certificaat is ingetrokken' },
    valid: (day: string) => `Het geldt tot en met ${day}.`,
    expired: (day: string) => `Het gold tot en met ${day}.`,
    revoked: (day: string) => `Het certificaat was echt, maar telt niet meer sinds ${day}.`,
    reason: (reason: string) => `Reden: ${reason}`,
    issued: 'Dit is afgegeven',
    modules: 'Afgeronde modules',
    line: (track: string) => `Modules van de leerroute ${track}`,
    compare: 'Vergelijk met wat u in handen hebt',
    compareText: (operator: string) =>
      `Deze pagina is het bewijs. Een afdruk of PDF is dat niet: die kan iemand veranderen. Staat daar iets anders dan hier? Dan klopt het papier niet. Meld het aan ${operator}:`,
    means: 'Wat dit certificaat niet zegt',
    meansText: [
      'Het certificaat gaat over leren: de deelnemers lazen de lessen en haalden de toetsen.',
      'Het zegt niet dat het bedrijf veilig werkt, zich aan de wet houdt of een goede partner is. Het is geen aanbeveling.',
    ],
    print: 'Certificaat om af te drukken',
    pdf: { nl: 'PDF in het Nederlands', en: 'PDF in het Engels' },
    noPdf: 'Een ingetrokken certificaat kunt u niet meer afdrukken.',
    unknown: 'Dit nummer kennen we niet',
    unknownText: [
      'Kijk het nummer op het certificaat nog eens na. Het heeft 20 letters en cijfers.',
      'Klopt elke letter? Dan is er onder dit nummer nooit een certificaat afgegeven.',
    ],
    tryAgain: 'Nummer opnieuw invullen',
    other: 'Een ander certificaat controleren',
  },
  verify: {
    title: 'Certificaat controleren',
    description: 'Vul het nummer van een certificaat in en zie of het echt is en nog geldt.',
    lede: 'Kreeg u een certificaat van een bedrijf? Hier ziet u of het echt is, wat erop hoort te staan en of het nog geldt.',
    number: 'Nummer van het certificaat',
    hint: 'Het staat onder aan het certificaat en heeft 20 letters en cijfers. Hoofdletters, spaties en streepjes maken niet uit.',
    submit: 'Controleren',
    missing: 'Vul het nummer van het certificaat in.',
    shape: 'Dit is geen nummer van een certificaat. Het heeft 20 letters en cijfers, zonder 0, 1, i, l, o en u.',
    unknown: 'Dit nummer kennen we niet. Kijk elke letter na. Klopt alles? Dan is dit certificaat niet door ons afgegeven.',
    qr: 'Staat er een QR-code op? Scan die met uw telefoon. U komt dan meteen op de goede pagina. Kijk of het adres met dat van deze site begint.',
  },
  own: {
    title: 'Certificaten',
    lede: 'Een certificaat is van uw bedrijf. Een partner of bank controleert het met één link.',
    issued: 'Van uw bedrijf',
    from: (issued: string, through: string) => `Afgegeven op ${issued}, geldig tot en met ${through}`,
    revokedOn: (day: string) => `Ingetrokken op ${day}.`,
    open: 'Pagina om te delen',
    renew: 'Dit certificaat geldt niet meer. Voor een nieuw certificaat volgt uw bedrijf de leerroute opnieuw.',
    none: 'Uw bedrijf heeft nog geen certificaat.',
    underway: 'Wat er nog nodig is',
    waiting: (finished: number, size: number) => `Nu klaar: ${finished} van ${size}. Het certificaat komt vanzelf als iedereen klaar is.`,
    waitingPlain: 'Het certificaat komt vanzelf als alle deelnemers klaar zijn.',
    toEnrolment: 'Bekijk wie er klaar is',
    toTraining: 'Naar mijn training',
    enrol: 'Schrijf uw bedrijf eerst in voor een leerroute. Als alle deelnemers klaar zijn, krijgt u het certificaat meteen.',
    toEnrol: 'Bedrijf inschrijven',
    enrolByManager: 'Uw bedrijf volgt nu geen leerroute. De beheerder van uw bedrijf kan het inschrijven.',
  },
  province: {
    title: 'Voor de provincie',
    lede: 'Wie het programma bereikt en welke certificaten zijn afgegeven.',
    report: 'Rapport',
    reportText: 'Aantallen per leerroute, sector, gemeente en maand. Deze cijfers mag u publiceren.',
    certificates: 'Certificaten',
    certificatesText: 'Zoek een certificaat op, bekijk wat is afgegeven, of trek het in.',
    reviews: 'Inhoud nakijken',
    reviewsText: 'Welke module wanneer opnieuw met de bronnen vergeleken moet worden.',
    attention: 'Dit vraagt aandacht',
    nothing: 'Niets op dit moment.',
    overdue: (module: string, day: string) => `De module ${module} moest vóór ${day} opnieuw worden nagekeken.`,
  },
  registry: {
    title: 'Register van certificaten',
    notForPublication: 'Dit is een werklijst met de stand van nu. Gebruik voor publicatie het rapport.',
    search: 'Naam, KvK-nummer of certificaatnummer',
    status: 'Status',
    anyStatus: 'Alle',
    submit: 'Zoeken',
    found: (n: number) => (n === 1 ? '1 certificaat' : `${n} certificaten`),
    none: 'Er is nog geen certificaat afgegeven.',
    noneFound: 'Geen certificaat past hierbij. Maak de zoekvraag korter, of kies een andere status.',
    all: 'Toon alle certificaten',
    pages: 'Bladeren',
    page: (n: number, of: number) => `Pagina ${n} van ${of}`,
    previous: 'Vorige',
    next: 'Volgende',
  },
  detail: {
    nowCalled: (name: string) => `Het bedrijf heet nu ‘${name}’.`,
    publicPage: 'Openbare pagina',
    revoke: 'Intrekken',
    revokeText:
      'Trek een certificaat alleen in als het ten onrechte is afgegeven of wordt misbruikt. Het bedrijf krijgt een mail. U kunt dit niet terugdraaien.',
    reason: 'Reden',
    reasonHint:
      'De reden komt op de openbare pagina, zoals u hem hier schrijft. Noem geen personen. Schrijf in de taal die het bedrijf leest; 10 tot 500 tekens.',
    reasonShort: 'Schrijf de reden op in minstens 10 tekens.',
    reasonLong: 'Houd de reden onder de 500 tekens.',
    continue: 'Verder',
    confirmTitle: 'Dit certificaat intrekken?',
    confirmText: [
      'Op de openbare pagina staat meteen dat het certificaat is ingetrokken, met deze reden.',
      'De PDF is niet meer te openen. De beheerders van het bedrijf krijgen een mail.',
      'U kunt dit niet terugdraaien.',
    ],
    confirm: 'Ja, trek het certificaat in',
    cancel: 'Nee, terug',
    revoked: 'Het certificaat is ingetrokken. De beheerders van het bedrijf krijgen een mail.',
  },
  pdf: {
    title: 'Certificaat',
    track: (track: string) => `Leerroute ${track}`,
    to: 'afgegeven aan',
    kvkNumber: (number: string) => `KvK-nummer ${number}`,
    statement: (n: number, track: string) =>
      n === 1
        ? `1 deelnemer van dit bedrijf las de lessen van de leerroute ${track} en haalde de toets van elke module.`
        : `${n} deelnemers van dit bedrijf lazen de lessen van de leerroute ${track} en haalden de toets van elke module.`,
    modules: 'Afgeronde modules',
    check: 'Controleer dit certificaat',
    checkText:
      'Deze afdruk is geen bewijs, de pagina achter de code wel. Daar ziet u of het certificaat nog geldt en wat er is afgegeven. Scan de code of ga naar:',
    checkNumber: (number: string) => `Nummer ${number}`,
    means: 'Het certificaat gaat over leren. Het zegt niet dat het bedrijf veilig werkt, zich aan de wet houdt of wordt aanbevolen.',
    qr: (address: string) => `QR-code met het adres van de pagina om dit certificaat te controleren: ${address}`,
    file: (company: string) => `Certificaat ${company}`,
  },
  gone: {
    title: 'Dit certificaat is ingetrokken',
    text: 'Daarom is er geen PDF meer. Op de pagina van het certificaat staat sinds wanneer en waarom.',
    link: 'Naar de pagina van het certificaat',
    unknownTitle: 'Dit bestand bestaat niet',
    unknownText: 'Kijk het adres na, of vul het nummer van het certificaat in.',
    unknownLink: 'Certificaat controleren',
  },
  mails: {
    issued: ({ company, track, number, until, issuer, href }: CertificateMailFacts) => ({
      subject: `Het certificaat van ${company} is klaar`,
      paragraphs: [
        `Alle deelnemers van ${company} hebben de leerroute ${track} afgerond. ${issuer} heeft daarom een certificaat afgegeven. Het geldt tot en met ${until}.`,
        'Deel de pagina van het certificaat met wie het wil controleren. Daar vindt u ook de PDF, in het Nederlands en het Engels.',
      ],
      action: { label: 'Certificaat bekijken', href },
      closing: [`Nummer van het certificaat: ${number}`],
    }),
    revoked: ({ company, track, number, reason, issuer, href }: CertificateMailFacts) => ({
      subject: `Het certificaat van ${company} is ingetrokken`,
      paragraphs: [
        `${issuer} heeft het certificaat van ${company} voor de leerroute ${track} ingetrokken. Het telt vanaf nu niet meer.`,
        `Reden: ${reason}`,
        'Bent u het er niet mee eens? Neem dan contact op met de provincie. Het adres staat op de pagina van het certificaat.',
      ],
      action: { label: 'Pagina van het certificaat', href },
      closing: [`Nummer van het certificaat: ${number}`],
    }),
  },
};
