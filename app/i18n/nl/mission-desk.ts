/** Wat een medewerker van de provincie met één missie doet: kijken wie klaar is, mailen, een lijst inlezen. */
const companies = (n: number) => (n === 1 ? '1 bedrijf' : `${n} bedrijven`);
const managers = (n: number) => (n === 1 ? '1 beheerder' : `${n} beheerders`);
const people = (n: number) => (n === 1 ? '1 persoon' : `${n} personen`);
const rows = (n: number) => (n === 1 ? '1 rij' : `${n} rijen`);

export const missionDesk = {
  done: {
    mailed: 'De mail is verstuurd.',
    imported: 'De lijst is ingelezen. De mensen op de lijst krijgen een mail met een link.',
    forgotten: 'Het bedrijf is van de lijst gehaald. Met de code kan het zich nog wel aanmelden.',
  } as Record<string, string>,
  facts: {
    status: 'Status',
    reason: 'Reden',
    taken: (placed: number, capacity: number) => `${placed} van ${capacity} bezet`,
    joinCode: 'Code om aan te melden',
    joinLink: 'Link om aan te melden',
    publicPage: 'Pagina voor bedrijven',
    open: 'Bekijken',
  },
  actions: {
    label: 'Deze missie',
    edit: 'Aanpassen',
    publish: 'Publiceren',
    cancel: 'Annuleren',
    countdown: 'Plan en herinneringen',
    mail: 'Bedrijven mailen',
    list: 'Lijst inlezen',
    csv: 'Lijst downloaden (CSV)',
  },
  companies: {
    title: 'Bedrijven',
    total: (ready: number, of: number) => `${ready} van de ${companies(of)} ${ready === 1 ? 'is' : 'zijn'} klaar voor vertrek.`,
    none: 'Er is nog geen bedrijf aangemeld. Geef bedrijven de link of de code, of lees een lijst in.',
    noneDraft: 'Bedrijven kunnen zich aanmelden zodra u de missie publiceert.',
    waiting: 'Wachtlijst',
    waitingText: 'Deze bedrijven kunnen zich al voorbereiden. Komt er een plaats vrij? Dan krijgt het bovenste bedrijf die vanzelf, met een mail.',
    definition:
      'Klaar betekent: elke reiziger heeft alle modules van de leerroute afgerond, het certificaat is afgegeven en geldt de hele reis, en alle punten van de checklists voor vertrek zijn afgevinkt.',
    head: {
      company: 'Bedrijf',
      state: 'Klaar?',
      enrolled: 'Ingeschreven',
      travellers: 'Reizigers',
      modules: 'Modules',
      checklists: 'Checklists',
      certificate: 'Certificaat',
    },
    ready: 'Klaar',
    notReady: 'Nog niet klaar',
    missing: {
      travellers: 'reizigers',
      modules: 'modules',
      certificate: 'certificaat',
      checklists: 'checklists',
    },
    missingText: (things: string) => `Nog nodig: ${things}`,
    finished: (n: number, of: number) => `${n} van ${of} klaar`,
    perModule: 'Per module',
    ticked: (n: number, of: number) => `${n} van ${of}`,
    until: (day: string) => `geldig tot en met ${day}`,
    revoked: 'ingetrokken',
    noCertificate: 'nog niet',
    kvkNumber: (number: string) => `KvK ${number}`,
    mail: 'Mailen',
  },
  invitees: {
    title: 'Gevraagd, nog niet aangemeld',
    text: 'Deze bedrijven staan op een lijst die u inlas. Meldt een bedrijf zich aan, dan verdwijnt het hier.',
    asked: (n: number, day: string) => `${people(n)} gevraagd, sinds ${day}`,
    forget: 'Van de lijst halen',
  },
  mail: {
    title: 'Bedrijven mailen',
    lede: (mission: string) => `Voor de beheerders van bedrijven op de missie ‘${mission}’. Iedereen krijgt de mail in de eigen taal.`,
    to: 'Aan wie',
    toMissing: 'Kies aan wie u mailt.',
    all: (n: number) => `Alle bedrijven met een plaats (${n})`,
    unready: (n: number) => `Bedrijven met een plaats die nog niet klaar zijn (${n})`,
    waiting: (n: number) => `Bedrijven op de wachtlijst (${n})`,
    nobody: 'Er is nu geen bedrijf dat deze mail krijgt. Kies iets anders.',
    noCompanies: 'Er is nog geen bedrijf aangemeld. U kunt pas mailen als er bedrijven zijn.',
    secret: 'Schrijf in een mail niets wat geheim moet blijven. Een nieuwe regel wordt een nieuwe alinea.',
    subjectOf: { nl: 'Onderwerp in het Nederlands', en: 'Onderwerp in het Engels' },
    textOf: { nl: 'Tekst in het Nederlands', en: 'Tekst in het Engels' },
    missing: {
      subject: { nl: 'Vul het onderwerp in het Nederlands in.', en: 'Vul het onderwerp in het Engels in.' },
      text: { nl: 'Vul de tekst in het Nederlands in.', en: 'Vul de tekst in het Engels in.' },
    },
    check: 'Mail nakijken',
    confirmTitle: 'Deze mail versturen?',
    reaches: (companyCount: number, managerCount: number) => `De mail gaat naar ${managers(managerCount)} van ${companies(companyCount)}.`,
    managers,
    shared: 'Wie beheerder is van meer dan één bedrijf, krijgt de mail één keer.',
    versionOf: { nl: 'Voor wie de site in het Nederlands gebruikt', en: 'Voor wie de site in het Engels gebruikt' },
    closing: 'Onder de mail staan uw naam, de naam van de provincie en het e-mailadres voor antwoorden.',
    send: 'Mail versturen',
    change: 'Mail aanpassen',
  },
  list: {
    title: 'Lijst inlezen',
    lede: (mission: string) => `Voor de missie ‘${mission}’. Iedereen op de lijst krijgt een mail met een link om het bedrijf aan te melden.`,
    code: 'Met dat e-mailadres is geen code nodig. Een collega met een ander adres heeft de code nodig, tenzij u het bedrijf hebt bevestigd.',
    closed: 'Een lijst inlezen kan alleen als de missie is gepubliceerd, tot en met de laatste dag om aan te melden.',
    columns: { company: 'bedrijf', kvk_number: 'KvK-nummer', name: 'naam', email: 'e-mail' },
    shape: 'Maak een lijst met deze koppen op de eerste regel: bedrijf, KvK-nummer, naam, e-mail. Andere kolommen tellen niet mee. Hoogstens 500 rijen.',
    example: 'Voorbeeld',
    exampleList: 'bedrijf;KvK-nummer;naam;e-mail\nVoorbeeld B.V.;12345678;Anna de Vries;anna@voorbeeld.nl',
    file: 'CSV-bestand',
    fileHint: 'Bewaar uw spreadsheet als CSV. Hoogstens 200 kB.',
    paste: 'Of plak de lijst hier',
    pasteHint: 'Kopieer de cellen in uw spreadsheet, met de koppen erbij.',
    check: 'Lijst nakijken',
    both: 'Kies een bestand of plak een lijst, niet allebei.',
    faults: {
      empty: 'Kies een bestand of plak een lijst.',
      'not-text': 'Dit is geen CSV-bestand. Bewaar de spreadsheet als CSV en kies dat bestand.',
      'too-large': 'Deze lijst is te groot. Gebruik hoogstens 200 kB.',
      'no-rows': 'Onder de koppen staan geen rijen.',
      'too-many-rows': (n: number) => `Deze lijst heeft ${n} rijen. Gebruik er hoogstens 500 en lees de rest daarna in.`,
      'broken-quote': (line: number) => `Rond regel ${line} klopt een aanhalingsteken niet. Haal het weg en probeer het opnieuw.`,
      'headings-missing': (columns: string) => `Op de eerste regel ontbreekt: ${columns}. Staan de koppen erboven?`,
      'headings-double': (columns: string) => `Deze kop staat er twee keer: ${columns}. Laat er één staan.`,
    },
    problems: {
      companyMissing: 'De naam van het bedrijf ontbreekt.',
      kvkNumberMissing: 'Het KvK-nummer ontbreekt.',
      kvkNumberWrong: 'Een KvK-nummer heeft acht cijfers. Viel er een nul aan het begin weg?',
      nameMissing: 'De naam ontbreekt.',
      emailMissing: 'Het e-mailadres ontbreekt.',
      overflow: 'Deze rij heeft meer cellen dan er koppen zijn. Zet een tekst met een komma of puntkomma tussen aanhalingstekens.',
      double: (row: number) => `Dit e-mailadres staat ook in rij ${row}.`,
      otherNameInList: (name: string, row: number) => `Bij dit KvK-nummer staat in rij ${row} een ander bedrijf: ‘${name}’.`,
      otherName: (name: string) => `Met dit KvK-nummer is een ander bedrijf bekend: ‘${name}’. Verbeter de naam of het nummer.`,
      onMission: 'Dit bedrijf is al aangemeld voor de missie.',
      invited: 'Dit adres is al gevraagd voor deze missie.',
    },
    previewTitle: 'Klopt deze lijst?',
    count: (good: number, of: number) => `Van de ${rows(of)} ${good === 1 ? 'kan er 1' : `kunnen er ${good}`} worden ingelezen.`,
    nothing: 'Er is niets om in te lezen: bij elke rij staat waarom niet. Er verandert niets.',
    nothingYet: 'Er is nog niets opgeslagen of verstuurd.',
    changed: 'De lijst is anders dan toen u hem nakeek. Kijk hem hieronder nog eens na.',
    table: 'De rijen van de lijst',
    head: { row: 'Rij', result: 'Uitkomst', company: 'Bedrijf', kvk_number: 'KvK-nummer', name: 'Naam', email: 'E-mail' },
    good: 'Goed',
    import: (n: number) => (n === 1 ? 'Lees de goede rij in' : `Lees de ${n} goede rijen in`),
    mend: 'Lijst verbeteren',
    mendHint: 'Verbeter de lijst hier en kijk hem opnieuw na. Of begin opnieuw met een ander bestand.',
    again: 'Opnieuw nakijken',
    startOver: 'Ander bestand kiezen',
  },
  csv: {
    mission: 'Missie',
    made: 'Gedownload op',
    note: 'Let op',
    company: 'Bedrijf',
    kvkNumber: 'KvK-nummer',
    place: 'Plaats',
    places: { placed: 'plaats', waiting: 'wachtlijst' },
    enrolled: 'Ingeschreven op',
    travellers: 'Reizigers',
    finished: 'Reizigers klaar',
    finishedModule: (module: string) => `Klaar met ${module}`,
    ticked: 'Punten op checklists afgevinkt',
    items: 'Punten op checklists',
    certificate: 'Certificaat',
    validThrough: 'Geldig tot en met',
    ready: 'Klaar',
    missing: 'Ontbreekt',
    yes: 'ja',
    no: 'nee',
  },
  mails: {
    toCompanies: ({ subject, paragraphs, officer, operator, email, mission, site, href }: ToCompanies) => ({
      subject,
      paragraphs,
      action: { label: 'Naar de missie', href },
      closing: [
        `Dit bericht schreef ${officer} van ${operator}. U krijgt het omdat uw bedrijf bij ${site} is aangemeld voor de missie ‘${mission}’.`,
        `Wilt u antwoorden? Mail naar ${email}.`,
      ],
    }),
    invitee: ({ name, company, mission, destination, departsOn, enrolBy, site, href, register, inOtherLanguage }: ToInvitee) => ({
      subject: `Meld ${company} aan voor de missie ‘${mission}’`,
      paragraphs: [
        `Beste ${name},`,
        `U kunt ${company} aanmelden voor de missie ‘${mission}’. De bestemming is ${destination}, het vertrek is op ${departsOn}. Meld uw bedrijf aan tot en met ${enrolBy}.`,
        `Bij ${site} bereidt u zich met uw reizigers voor op zakendoen in China. Met dit e-mailadres hebt u geen code nodig.`,
      ],
      action: { label: 'Bedrijf aanmelden voor de missie', href },
      closing: [
        ...(register ? [`Nog geen account? Maak het eerst, met dit e-mailadres: ${register}. Open daarna de link hierboven.`] : []),
        'Kent u deze missie niet? Dan hoeft u niets te doen.',
        ...(inOtherLanguage ? [`In English: ${inOtherLanguage}`] : []),
      ],
    }),
  },
};

interface ToCompanies {
  subject: string;
  paragraphs: string[];
  officer: string;
  operator: string;
  email: string;
  mission: string;
  site: string;
  href: string;
}

interface ToInvitee {
  name: string;
  company: string;
  mission: string;
  destination: string;
  departsOn: string;
  enrolBy: string;
  site: string;
  href: string;
  /** Null for who has an account. */
  register: string | null;
  inOtherLanguage: string | null;
}
