/** Missies: wat iedereen leest, meedoen, en wat een medewerker van de provincie regelt. */
const companies = (n: number) => (n === 1 ? '1 bedrijf' : `${n} bedrijven`);

/** Wat een mail over een missie invult. */
export interface MissionMailFacts {
  mission: string;
  /** '12–18 april 2027' */
  dates: string;
  /** Van een medewerker, voor de bedrijven; kan leeg zijn. */
  reason: string;
  site: string;
  href: string;
}

export const mission = {
  companies,
  status: { draft: 'Concept', published: 'Gepubliceerd', cancelled: 'Geannuleerd' },
  placeStatus: { placed: 'gaat mee', waiting: 'staat op de wachtlijst' },
  removalReason: 'Reist niet mee met de missie.',

  list: {
    title: 'Missies',
    description: 'De handelsmissies waarvoor bedrijven zich hier voorbereiden.',
    lede: 'Gaat uw bedrijf mee op reis? Hier ziet u welke missies er komen. Met de code van de provincie meldt u uw bedrijf aan voor een missie.',
    own: 'Missies van uw bedrijf',
    upcoming: 'Missies die nog komen',
    none: 'Er staat nu geen missie gepland. Voorbereiden kan al wel: uw bedrijf kan een leerroute volgen zonder missie.',
    toTracks: 'Naar de leerroutes',
    past: 'Eerdere missies',
    cancelled: 'Geannuleerd',
    over: 'Geweest',
    places: (n: number, until: string) => `${n === 1 ? 'Nog 1 plaats' : `Nog ${n} plaatsen`}. Aanmelden kan tot en met ${until}.`,
    full: (until: string) => `Vol. Voor de wachtlijst kunt u zich aanmelden tot en met ${until}.`,
    closed: 'Aanmelden kan niet meer.',
    join: 'Aanmelden met een code',
    code: 'Code van de missie',
    codeHint: 'Acht letters en cijfers, zonder 0, 1, I, L, O en U. Hoofdletters en spaties maken niet uit.',
    codeMissing: 'Vul de code van de missie in.',
    codeUnknown: 'Deze code kennen we niet. Kijk elke letter na, of vraag de code opnieuw aan de provincie.',
    submit: 'Verder',
    joinFirst: 'Hebt u een code? Log in als beheerder van uw bedrijf, of meld uw bedrijf eerst aan op deze site.',
    signIn: 'Inloggen',
  },

  page: {
    about: 'Over de missie',
    destination: 'Bestemming',
    dates: 'Reis',
    enrolBy: 'Aanmelden tot en met',
    track: 'Leerroute',
    places: 'Plaatsen',
    placesLeft: (left: number, capacity: number) => `Nog ${left} van de ${companies(capacity)}`,
    placesFull: (capacity: number) => `Vol: er kunnen ${companies(capacity)} mee. U kunt op de wachtlijst.`,
    placesFullClosed: (capacity: number) => `Vol: er gaan ${companies(capacity)} mee.`,
    programme: 'Programma per dag',
    contacts: 'Wie u kunt bellen',
    contactKinds: { local: 'ter plaatse', emergency: 'bij nood' },
    contactsHidden: 'U ziet deze gegevens omdat uw bedrijf meegaat. Deel ze alleen met wie meereist.',
    cancelledTitle: 'Deze missie gaat niet door',
    cancelledOwn: 'De inschrijving van uw bedrijf blijft open. Uw mensen kunnen de leerroute afmaken. Op het certificaat staat dan geen missie.',
    own: 'Uw bedrijf',
    placed: (company: string) => `${company} gaat mee.`,
    waiting: (company: string, position: number) =>
      `${company} staat op de wachtlijst, op plaats ${position}. Komt er een plaats vrij, dan krijgen de beheerders een mail. Voorbereiden kan nu al.`,
    travellers: 'Wie reizen er mee',
    toEnrolment: 'Reizigers toevoegen of weghalen',
    toTraining: 'Naar mijn training',
    withdraw: 'Uw bedrijf afmelden',
    withdrawTitle: (company: string) => `${company} afmelden voor deze missie?`,
    withdrawText: [
      'Uw plaats gaat naar het volgende bedrijf op de wachtlijst. Komt u terug, dan sluit u achteraan.',
      'Uw inschrijving voor de leerroute blijft open. Wat uw mensen deden, blijft staan.',
    ],
    withdrawConfirm: 'Ja, meld ons bedrijf af',
    withdrawBack: 'Nee, terug',
    withdrawLate: 'Afmelden kan hier niet meer: de reis is begonnen. Neem contact op met de provincie.',
    done: {
      placed: 'Uw bedrijf gaat mee. Vraag uw reizigers om met de leerroute te beginnen.',
      waiting: 'Uw bedrijf staat op de wachtlijst. Komt er een plaats vrij, dan krijgt u een mail.',
      withdrawn: 'Uw bedrijf is afgemeld voor deze missie.',
    } as Record<string, string>,
    join: 'Uw bedrijf aanmelden voor deze missie',
    joinText: 'Een beheerder van uw bedrijf kan het aanmelden, met de code van de provincie.',
    joinClosed: 'Aanmelden voor deze missie kan niet meer.',
    signInToJoin: 'Inloggen om uw bedrijf aan te melden voor deze missie',
    back: 'Alle missies',
  },

  join: {
    title: (mission: string) => `Aanmelden: ${mission}`,
    lede: (dates: string) => `De reis is ${dates}. Kies wie er van uw bedrijf meereist.`,
    full: 'De missie is vol. Uw bedrijf komt op de wachtlijst. Voorbereiden kan alvast.',
    travellers: 'Wie reizen er mee?',
    travellersHint: (track: string) => `Wie u kiest, volgt de leerroute ${track}. Staat iemand er niet bij? Nodig die eerst uit.`,
    adopts: (track: string) =>
      `Uw bedrijf volgt de leerroute ${track} al. Die inschrijving hoort straks bij de missie. Wie niet meereist en nog niet klaar is, halen we eruit. Wie klaar is, blijft staan.`,
    invite: 'Collega’s uitnodigen',
    you: (name: string) => `${name} (u)`,
    chooseTravellers: 'Kies minstens één reiziger.',
    unknownTraveller: 'Kies alleen mensen van uw bedrijf.',
    codeWrong: 'Deze code hoort niet bij deze missie. Kijk elke letter na, of vraag de code opnieuw aan de provincie.',
    submit: 'Bedrijf aanmelden voor de missie',
    submitWaiting: 'Bedrijf op de wachtlijst zetten',
    closed: {
      'not-open': 'Deze missie gaat niet door. Aanmelden kan niet.',
      expired: 'De laatste dag om aan te melden is voorbij. Vraag de provincie of het nog kan.',
    },
    toMission: 'Terug naar de missie',
  },

  province: {
    title: 'Missies beheren',
    lede: 'Maak een missie, publiceer die en zie welke bedrijven meegaan.',
    notForPublication: 'Dit is een werklijst met de stand van nu. Gebruik voor publicatie het rapport.',
    create: 'Nieuwe missie',
    none: 'Er is nog geen missie. Maak de eerste. Bedrijven zien die pas als u publiceert.',
    table: 'Missies, op dag van vertrek',
    head: { mission: 'Missie', departs: 'Vertrek', status: 'Status', placed: 'Bedrijven', waiting: 'Wachtlijst', code: 'Code' },
    placedOf: (placed: number, capacity: number) => `${placed} van ${capacity}`,
    start: 'Missies',
    startText: 'Bereid een missie voor, nodig bedrijven uit en zie welke klaar zijn.',
    done: {
      created: 'De missie is opgeslagen als concept. Bedrijven zien de missie pas als u publiceert.',
      edited: 'De missie is aangepast.',
      published: 'De missie staat op de site. Bedrijven kunnen zich aanmelden met de code.',
      cancelled: 'De missie is geannuleerd. De bedrijven krijgen een mail.',
      withdrawn: 'Het bedrijf is afgemeld en krijgt een mail.',
    } as Record<string, string>,
    back: 'Terug naar de missie',
  },

  form: {
    newTitle: 'Nieuwe missie',
    editTitle: (mission: string) => `${mission} aanpassen`,
    published: 'Deze missie staat op de site. Wat u aanpast, ziet iedereen meteen. Verandert de reis van dag, dan krijgen de bedrijven een mail.',
    languages: 'Schrijf alles in het Nederlands en in het Engels. Iedereen leest zijn eigen taal.',
    inLanguage: { nl: 'in het Nederlands', en: 'in het Engels' },
    what: 'Wat en waarheen',
    title: 'Titel',
    titleMissing: { nl: 'Vul de titel in het Nederlands in.', en: 'Vul de titel in het Engels in.' },
    destination: 'Bestemming',
    destinationMissing: { nl: 'Vul de bestemming in het Nederlands in.', en: 'Vul de bestemming in het Engels in.' },
    text: 'Tekst',
    textHint: 'Wat de missie is en voor wie. Een lege regel begint een nieuwe alinea.',
    textMissing: { nl: 'Vul de tekst in het Nederlands in.', en: 'Vul de tekst in het Engels in.' },
    when: 'Wanneer',
    departsOn: 'Dag van vertrek',
    departsOnMissing: 'Vul de dag van vertrek in.',
    returnsOn: 'Dag van terugkomst',
    returnsOnMissing: 'Vul de dag van terugkomst in.',
    returnsBeforeDeparture: 'De terugkomst is vóór het vertrek. Kijk beide dagen na.',
    missionTooLong: (max: number) => `Een missie duurt hier hoogstens ${max} dagen.`,
    enrolBy: 'Laatste dag om aan te melden',
    enrolByMissing: 'Vul de laatste dag in waarop bedrijven zich kunnen aanmelden.',
    enrolAfterDeparture: 'De laatste dag om aan te melden is na het vertrek. Kies een eerdere dag.',
    who: 'Wie kan mee',
    track: 'Leerroute',
    trackHint: 'Wat elke reiziger vóór vertrek afrondt. Ligt vast zodra een bedrijf meedoet.',
    trackMissing: 'Kies een leerroute.',
    trackFixed: 'Er doet al een bedrijf mee. De leerroute kan niet meer veranderen.',
    capacity: 'Aantal bedrijven',
    capacityHint: 'Zoveel bedrijven kunnen mee. De volgende komen op de wachtlijst en schuiven vanzelf door.',
    capacityWrong: 'Vul bij het aantal bedrijven een heel getal in van 1 tot en met 1000.',
    capacityTaken: (placed: number) => `Er hebben al ${companies(placed)} een plaats. Kies minstens dat aantal, of meld eerst een bedrijf af.`,
    programme: 'Programma per dag',
    programmeHint:
      'Dag 1 is de dag van vertrek. Lege dagen laten we weg. Wilt u meer dagen invullen? Sla eerst de dagen van vertrek en terugkomst op. Dan staat hier een vak voor elke dag.',
    programmeDay: (n: number, day: string | null) => (day ? `Dag ${n}, ${day}` : `Dag ${n}`),
    programmeBeyond: (n: string) => `Dag ${n} valt na de terugkomst. Maak dit vak leeg, of verander de dag van terugkomst.`,
    programmeOneLanguage: 'Schrijf deze dag in beide talen.',
    contacts: 'Contacten',
    contactsHint: 'Wie reizigers kunnen bellen. Alleen mensen van bedrijven die meegaan, zien dit. Lege vakken laten we weg.',
    contact: (n: number) => `Contact ${n}`,
    contactKind: 'Waarvoor',
    contactKinds: { local: 'Vragen ter plaatse', emergency: 'Nood, dag en nacht' },
    contactName: 'Naam',
    contactNameMissing: 'Vul de naam van dit contact in.',
    contactPhone: 'Telefoon',
    contactPhoneHint: 'Met landnummer, zoals +31 30 258 91 11.',
    contactPhoneWrong: 'Vul een telefoonnummer in, met landnummer.',
    contactEmail: 'E-mailadres',
    saveDraft: 'Opslaan als concept',
    save: 'Opslaan',
  },

  publish: {
    title: (mission: string) => `${mission} publiceren?`,
    text: [
      'Iedereen ziet de missie dan op de site. Bedrijven met de code kunnen zich aanmelden.',
      'U kunt de missie daarna nog aanpassen of annuleren. Terug naar concept kan niet.',
    ],
    confirm: 'Ja, publiceer de missie',
    departed: 'De dag van vertrek is al voorbij. Pas eerst de dagen aan.',
    alreadyPublic: 'Deze missie is al gepubliceerd of geannuleerd.',
    edit: 'Missie aanpassen',
  },

  cancel: {
    title: (mission: string) => `${mission} annuleren?`,
    text: (n: number) =>
      n === 0
        ? 'Geen bedrijf doet nog mee. U kunt dit niet terugdraaien.'
        : `De beheerders van ${companies(n)} krijgen een mail met uw reden. U kunt dit niet terugdraaien.`,
    enrolments: 'De bedrijven kunnen hun leerroute afmaken en hun certificaat halen. Daarop staat dan geen missie.',
    reason: 'Reden',
    reasonHint: 'De reden staat op de pagina van de missie en in de mail. Noem geen personen.',
    reasonMissing: { nl: 'Vul de reden in het Nederlands in.', en: 'Vul de reden in het Engels in.' },
    confirm: 'Ja, annuleer de missie',
    alreadyOver: 'Deze missie is al geweest of al geannuleerd.',
  },

  withdraw: {
    link: 'Afmelden',
    title: (company: string) => `${company} afmelden?`,
    text: (mission: string) =>
      `Het bedrijf gaat dan niet mee met ${mission}. De plaats gaat naar het volgende bedrijf op de wachtlijst. Beide krijgen een mail.`,
    reason: 'Reden',
    reasonHint: 'De reden staat in de mail aan de beheerders van het bedrijf. Schrijf in hun taal.',
    reasonMissing: 'Vul de reden in.',
    confirm: 'Ja, meld het bedrijf af',
    notOpen: 'Deze missie is geannuleerd. Afmelden is niet nodig.',
  },

  home: {
    title: 'Handelsmissies',
    text: 'Gaat u mee op een missie? Dan bereidt uw bedrijf zich hier voor, met een plan tot de dag van vertrek.',
    link: 'Bekijk de missies',
  },
  /** In de menubalk. */
  menu: 'Missies',
  ofCompany: {
    title: 'Missies',
    none: 'Uw bedrijf doet nog niet mee met een missie.',
    toMissions: 'Alle missies',
    enrolment: (mission: string) => `Voor: ${mission}`,
  },

  mails: {
    moved: ({ mission, dates, href }: MissionMailFacts) => ({
      subject: `${mission}: de reis is verplaatst`,
      paragraphs: [
        `De missie ‘${mission}’, waarvoor uw bedrijf zich heeft aangemeld, is verplaatst. De reis is nu op ${dates}.`,
        'De dagen in uw plan zijn mee verschoven.',
      ],
      action: { label: 'Missie bekijken', href },
      closing: ['Kunt u op deze dagen niet mee? Meld uw bedrijf dan af op de pagina van de missie.'],
    }),
    cancelled: ({ mission, dates, reason, href }: MissionMailFacts) => ({
      subject: `${mission}: de missie gaat niet door`,
      paragraphs: [
        `De missie ‘${mission}’ van ${dates} gaat niet door.`,
        `Reden: ${reason}`,
        'Uw mensen kunnen de leerroute wel afmaken. Wat ze deden, blijft staan.',
      ],
      action: { label: 'Missie bekijken', href },
      closing: [],
    }),
    placed: ({ mission, dates, href }: MissionMailFacts) => ({
      subject: `Uw bedrijf gaat mee: ${mission}`,
      paragraphs: [`Er is een plaats vrij op de missie ‘${mission}’, ${dates}. Uw bedrijf stond op de wachtlijst en gaat nu mee.`],
      action: { label: 'Missie bekijken', href },
      closing: ['Kunt u toch niet mee? Meld uw bedrijf dan af op de pagina van de missie. Een ander bedrijf krijgt dan de plaats.'],
    }),
    withdrawn: ({ mission, dates, reason, site, href }: MissionMailFacts) => ({
      subject: `Uw bedrijf is afgemeld: ${mission}`,
      paragraphs: [
        `Uw bedrijf gaat niet mee met de missie ‘${mission}’ van ${dates}.`,
        ...(reason ? [`Reden: ${reason}`] : []),
        `Uw mensen kunnen de leerroute op ${site} wel afmaken. Wat ze deden, blijft staan.`,
      ],
      action: { label: 'Missie bekijken', href },
      closing: ['Klopt dit niet? Neem dan contact op met de provincie.'],
    }),
  },
};
