/** Beveiliging van een account: inloggen in twee stappen, passkeys, waar u bent ingelogd, en de mails daarover. */
export const security = {
  title: 'Beveiliging van uw account',
  lede: 'Zo zorgt u dat niemand anders in uw account komt.',
  done: {
    'factor-removed': 'U logt voortaan weer in met alleen uw wachtwoord. Op andere apparaten bent u uitgelogd.',
    'passkey-added': 'U kunt nu inloggen met deze passkey. Op andere apparaten bent u uitgelogd.',
    'passkey-removed': 'Met deze passkey kan niemand meer inloggen. Op andere apparaten bent u uitgelogd.',
    'session-ended': 'Op dat apparaat bent u uitgelogd.',
    'sessions-ended': 'Op alle andere apparaten bent u uitgelogd.',
    'codes-saved': 'Uw account is beveiligd. Bewaar de herstelcodes goed.',
  } as Record<string, string>,
  toSettings: 'Terug naar de instellingen',

  factor: {
    title: 'Inloggen in twee stappen',
    off: 'U logt nu in met alleen uw wachtwoord. Met een authenticator-app vragen we daarna ook een code van uw telefoon. Wie uw wachtwoord weet, komt er dan nog niet in.',
    on: (since: string) => `Staat aan sinds ${since}. Na uw wachtwoord vult u een code in uit uw authenticator-app.`,
    codesLeft: (left: number) =>
      left === 0
        ? 'U hebt geen herstelcodes meer. Maak nieuwe, anders kunt u er niet meer in als u uw telefoon kwijt bent.'
        : `U hebt nog ${left} ${left === 1 ? 'herstelcode' : 'herstelcodes'}.`,
    setUp: 'Authenticator-app instellen',
    replace: 'Een andere authenticator-app instellen',
    renewCodes: 'Nieuwe herstelcodes maken',
    remove: 'Inloggen in twee stappen uitzetten',
    required: 'Wie voor de provincie werkt, kan dit niet uitzetten. U kunt wel een andere app instellen.',
  },

  passkeys: {
    title: 'Passkeys',
    text: 'Met een passkey logt u in met uw vinger, uw gezicht of de pincode van uw apparaat. U hebt dan geen wachtwoord of code nodig.',
    none: 'U hebt nog geen passkey.',
    madeOn: (date: string) => `Gemaakt op ${date}`,
    lastUsed: (date: string) => `laatst gebruikt op ${date}`,
    neverUsed: 'nog niet gebruikt',
    unsupported: 'Een passkey maken kan alleen met JavaScript, in een browser die passkeys kent.',
    name: 'Naam van de passkey',
    nameHint: 'Waaraan u hem herkent, bijvoorbeeld ‘mijn laptop’.',
    nameMissing: 'Geef de passkey een naam.',
    add: 'Passkey maken',
    remove: (name: string) => `${name} verwijderen`,
    most: (count: number) => `U hebt ${count} passkeys. Meer kan niet. Verwijder er eerst een.`,
    failed: 'Het maken van de passkey is niet gelukt of is gestopt. Probeer het opnieuw.',
    refused: 'De passkey klopte niet of kwam te laat. Probeer het opnieuw.',
    known: 'Deze passkey hoort al bij een account.',
  },

  passkeySignIn: {
    or: 'Hebt u een passkey?',
    button: 'Inloggen met een passkey',
    failed: 'Inloggen met een passkey is niet gelukt of is gestopt. Probeer het opnieuw, of log in met uw wachtwoord.',
    refused: 'Met deze passkey kunt u hier niet inloggen. Probeer het opnieuw, of log in met uw wachtwoord.',
  },

  sessions: {
    title: 'Waar u bent ingelogd',
    here: 'dit apparaat',
    unknownDevice: 'Onbekend apparaat',
    signedIn: (date: string) => `Ingelogd op ${date}`,
    lastUsed: (date: string) => `laatst gebruikt op ${date}`,
    assurance: {
      'password-pending': '',
      password: 'met wachtwoord',
      'second-factor': 'met wachtwoord en code',
      passkey: 'met passkey',
      openid: 'via een andere inlogdienst',
    },
    end: 'Uitloggen',
    endLabel: (device: string) => `op ${device}`,
    endOthers: 'Overal uitloggen, behalve hier',
    onlyHere: 'U bent nergens anders ingelogd.',
  },

  authenticator: {
    title: 'Authenticator-app instellen',
    required: 'Wie voor de provincie werkt, logt in met een wachtwoord en een code. Stel dat eerst in. Daarna kunt u verder.',
    replaces: 'Hebt u hieronder een code ingevuld? Dan werkt uw oude authenticator-app niet meer voor deze site.',
    expired: 'Deze stap duurde langer dan een half uur. Scan de nieuwe code hieronder.',
    step1: 'Open een authenticator-app',
    step1Text:
      'Bijvoorbeeld Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator of uw wachtwoordmanager. Hebt u er nog geen? Installeer er dan eerst een op uw telefoon.',
    step2: 'Scan deze code',
    qr: 'QR-code voor uw authenticator-app. De sleutel eronder zegt hetzelfde in letters en cijfers.',
    cannotScan: 'Kunt u niet scannen? Kies in de app voor handmatig invoeren en neem deze sleutel over:',
    settings: 'Soort: op basis van tijd (TOTP), 6 cijfers, 30 seconden.',
    step3: 'Vul de code uit de app in',
    code: 'Code uit de app',
    codeHint: '6 cijfers. De app laat elke 30 seconden een nieuwe zien.',
    wrong: 'Deze code klopt niet. Kijk of de klok van uw telefoon goed staat en vul de nieuwste code in.',
    submit: 'App instellen',
  },

  recoveryCodes: {
    title: 'Herstelcodes',
    justSetUp: 'Uw authenticator-app werkt. Nog één stap: maak herstelcodes.',
    text: 'Bent u uw telefoon kwijt? Dan komt u met een herstelcode toch in uw account. Elke code werkt één keer. Zonder app en zonder herstelcodes kunnen wij u niet zomaar binnenlaten.',
    renews: (left: number) => `U hebt nog ${left} ${left === 1 ? 'code' : 'codes'}. Als u nieuwe maakt, werken de oude niet meer.`,
    make: 'Herstelcodes maken',
    madeTitle: 'Bewaar deze codes nu',
    madeText: 'U ziet ze maar één keer. Druk deze pagina af of zet de codes in uw wachtwoordmanager. Bewaar ze niet alleen op uw telefoon.',
    onPaper: (site: string, date: string) => `Herstelcodes voor ${site}, gemaakt op ${date}`,
    list: 'Uw herstelcodes',
    saved: 'Ik heb ze bewaard',
    needsFactor: 'Herstelcodes horen bij een authenticator-app. Stel die eerst in.',
  },

  secondFactor: {
    title: 'Vul uw code in',
    text: 'Uw wachtwoord klopt. Open uw authenticator-app en vul de code in.',
    code: 'Code',
    hint: '6 cijfers uit uw app, of een van uw herstelcodes.',
    missing: 'Vul een code in.',
    wrong: 'Deze code klopt niet, is al gebruikt of is te oud. Wacht op de volgende code in uw app, of gebruik een herstelcode.',
    broken:
      'Door een storing bij ons kunnen we codes uit de app nu niet controleren. Gebruik een herstelcode, of neem contact met ons op. De storing is genoteerd.',
    submit: 'Verder',
    lost: 'App en herstelcodes kwijt?',
    contact: 'Neem contact met ons op',
    startAgain: 'Met een ander account inloggen',
  },

  prove: {
    title: 'Laat zien dat u het bent',
    text: 'U gaat iets belangrijks veranderen. Vul daarom nog een keer uw wachtwoord in. Daarna vragen we het tien minuten niet meer.',
    textWithCode: 'U gaat iets belangrijks veranderen. Vul daarom nog een keer uw wachtwoord en een code in. Daarna vragen we het tien minuten niet meer.',
    wrong: 'Dit klopt niet. Kijk uw wachtwoord na.',
    wrongWithCode: 'Dit klopt niet. Kijk uw wachtwoord na en neem een nieuwe code uit de app.',
    submit: 'Verder',
    otherWay:
      'Hebt u geen wachtwoord, of logt u liever in met een passkey of een andere inlogdienst? Log dan uit en opnieuw in. Ook daarna kunt u tien minuten lang veranderen wat u wilt.',
  },

  settings: {
    title: 'E-mailadres en wachtwoord',
    proveFirst: 'Voordat u uw e-mailadres of wachtwoord verandert, vragen we nog een keer wie u bent.',
    prove: 'E-mailadres of wachtwoord veranderen',
    security: 'Beveiliging',
    securityText: 'Inloggen in twee stappen, passkeys, en waar u bent ingelogd.',
  },

  mails: {
    frame: ({ site, subject, text, href, resetHref }: { site: string; subject: string; text: string; href: string; resetHref: string }) => ({
      subject: `${subject} (${site})`,
      paragraphs: [text, 'Was u dit zelf? Dan hoeft u niets te doen.'],
      action: { label: 'Beveiliging bekijken', href },
      closing: [`Was u dit niet? Kies dan meteen een nieuw wachtwoord op ${resetHref} en neem contact met ons op.`],
    }),
    notices: {
      factorAdded: {
        subject: 'Inloggen in twee stappen staat aan',
        text: 'Uw account vraagt voortaan na uw wachtwoord ook een code uit een authenticator-app. Op andere apparaten bent u uitgelogd.',
      },
      factorReplaced: {
        subject: 'U gebruikt een andere authenticator-app',
        text: 'De codes voor uw account komen voortaan uit een andere authenticator-app. De oude werkt niet meer. Op andere apparaten bent u uitgelogd.',
      },
      factorRemoved: {
        subject: 'Inloggen in twee stappen staat uit',
        text: 'Uw account vraagt geen code meer na uw wachtwoord. Op andere apparaten bent u uitgelogd.',
      },
      recoveryCodesRenewed: { subject: 'U hebt nieuwe herstelcodes', text: 'Voor uw account zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.' },
      recoveryCodeUsed: { subject: 'Er is een herstelcode gebruikt', text: 'Voor uw account is een herstelcode gebruikt. Die code werkt niet meer.' },
      passkeyAdded: {
        subject: 'Uw account heeft een nieuwe passkey',
        text: 'Voor uw account is een passkey gemaakt. Wie die passkey heeft, kan inloggen. Op andere apparaten bent u uitgelogd.',
      },
      passkeyRemoved: { subject: 'Er is een passkey verwijderd', text: 'Een passkey van uw account is verwijderd. Op andere apparaten bent u uitgelogd.' },
    },
  },
};
