/** Aanmelden, inloggen, uw gegevens, en de mails daarover. */
export const account = {
  fields: {
    name: 'Uw naam',
    nameMissing: 'Vul uw naam in.',
    noAddress: 'Een naam kan geen webadres bevatten.',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    newPassword: 'Nieuw wachtwoord',
    passwordHint: 'Minstens 12 tekens. Een paar losse woorden achter elkaar zijn sterk en makkelijk te onthouden.',
    passwordMissing: 'Vul uw wachtwoord in.',
    passwordProblems: {
      'too-short': ({ min }: { min: number; max: number }) => `Kies een wachtwoord van minstens ${min} tekens.`,
      'too-long': ({ max }: { min: number; max: number }) => `Kies een wachtwoord van hoogstens ${max} tekens.`,
      guessable: () => 'Dit wachtwoord is makkelijk te raden. Gebruik andere woorden, en niet uw naam of een reeks.',
    },
    language: 'Taal van uw mail',
  },

  register: {
    title: 'Bedrijf aanmelden',
    lede: 'Meld uw bedrijf aan om lessen af te ronden, toetsen te maken en een certificaat te halen. Lezen kan altijd zonder account.',
    you: 'Over u',
    youHint: 'U wordt de beheerder van uw bedrijf. Collega’s nodigt u later uit. Een wachtwoord kiest u straks, met de link in uw mail.',
    companyOnly: 'U bent ingelogd, maar u hoort nog niet bij een bedrijf. Meld hier uw bedrijf aan.',
    another: (company: string) => `U werkt nu voor ${company} en meldt hier nog een bedrijf aan. U kunt daarna steeds wisselen.`,
    alreadyMember: 'U hoort al bij het bedrijf met dit KvK-nummer.',
    company: 'Over uw bedrijf',
    privacy: 'We gebruiken uw gegevens alleen voor dit programma. Hoe, leest u in de',
    privacyLink: 'privacyverklaring',
    submit: 'Bedrijf aanmelden',
    haveAccount: 'Hebt u al een account?',
    toSignIn: 'Log in',
  },

  checkMail: {
    title: 'Kijk in uw mail',
    registration: 'We hebben u een mail gestuurd. Volg de link in die mail. Daar kiest u een wachtwoord en maakt u uw aanmelding af.',
    reset: 'We hebben een mail gestuurd naar het adres dat u invulde. Daarin staat hoe u verder gaat.',
    hours: (hours: number) => `De link werkt ${hours} uur en één keer.`,
    nothing: 'Geen mail gekregen? Kijk bij de ongewenste mail. Klopte het adres niet, begin dan opnieuw.',
    again: 'Opnieuw beginnen',
    demo: (folder: string) => `In deze demonstratie wordt geen mail verstuurd. U vindt de mail als bestand in de map ${folder}.`,
  },

  deadLink: {
    title: 'Deze link werkt niet meer',
    text: 'De link is al gebruikt, is verlopen of is niet helemaal overgenomen uit de mail.',
    registration: 'Hebt u uw aanmelding al bevestigd? Dan kunt u inloggen. Anders meldt u zich opnieuw aan.',
    reset: 'Vraag een nieuwe link aan. Die krijgt u meteen.',
    invitation: 'Bent u al lid geworden? Dan kunt u inloggen. Anders vraagt u uw collega om een nieuwe uitnodiging.',
    firstOfficer: 'Hebt u uw account al gemaakt? Dan kunt u inloggen. Anders vraagt u de technisch beheerder om een nieuwe link.',
  },

  confirm: {
    title: 'Bevestig uw aanmelding',
    text: 'U meldt aan:',
    person: 'Naam',
    company: 'Bedrijf',
    notYou: 'Hebt u dit niet zelf ingevuld? Sluit dan deze pagina. Er wordt niets gemaakt.',
    choosePassword: 'Kies een wachtwoord. Daarmee logt u voortaan in.',
    submit: 'Aanmelding bevestigen',
    hasAccountTitle: 'U hebt al een account',
    hasAccountText: 'Er is al een account met dit e-mailadres. U kunt inloggen.',
    emailTitle: 'Bevestig uw nieuwe e-mailadres',
    emailText: (email: string) => `Vanaf nu logt u in met ${email}.`,
    emailSubmit: 'Adres bevestigen',
  },

  signIn: {
    title: 'Inloggen',
    submit: 'Inloggen',
    wrong: 'Het e-mailadres of het wachtwoord klopt niet.',
    forgot: 'Wachtwoord vergeten?',
    noAccount: 'Nog geen account?',
    toRegister: 'Meld uw bedrijf aan',
    done: {
      'password-changed': 'Uw wachtwoord is veranderd. Log in met het nieuwe wachtwoord.',
      'email-changed': 'Uw e-mailadres is veranderd. Log voortaan in met het nieuwe adres.',
      'signed-out': 'U bent uitgelogd.',
    } as Record<string, string>,
  },

  signOut: {
    title: 'Uitloggen',
    text: 'Wilt u uitloggen? Uw voortgang blijft bewaard.',
    submit: 'Uitloggen',
    notSignedIn: 'U bent niet ingelogd.',
  },

  forgot: {
    title: 'Wachtwoord vergeten',
    text: 'Vul uw e-mailadres in. U krijgt een mail met een link om een nieuw wachtwoord te kiezen.',
    submit: 'Stuur mij een link',
  },

  reset: {
    title: 'Kies een nieuw wachtwoord',
    text: 'U wordt overal uitgelogd. Daarna logt u in met het nieuwe wachtwoord.',
    submit: 'Wachtwoord opslaan',
    askAgain: 'Nieuwe link aanvragen',
  },

  invitation: {
    title: (company: string) => `Word lid van ${company}`,
    text: (company: string) => `${company} nodigt u uit om mee te doen aan de training.`,
    role: 'U doet mee als',
    email: 'Uw e-mailadres',
    createTitle: 'Maak uw account',
    create: 'Account maken en lid worden',
    signInTitle: 'Log in',
    signInText: 'U hebt al een account met dit e-mailadres. Vul uw wachtwoord in.',
    signIn: 'Inloggen en lid worden',
    join: 'Lid worden',
    otherPerson: 'Deze uitnodiging is voor een ander e-mailadres dan waarmee u bent ingelogd. Log uit en open de link opnieuw.',
    inCompany: 'U bent al lid van dit bedrijf. U hoeft niets te doen.',
    alsoElsewhere: (company: string) => `U blijft ook bij ${company} horen. Bovenaan elke pagina kunt u wisselen.`,
    officer: 'U bent ingelogd met een account van de provincie. Daarmee kunt u geen lid worden van een bedrijf.',
  },

  firstOfficer: {
    title: 'Maak uw account voor de provincie',
    text: (email: string) => `U maakt een account voor ${email}.`,
    submit: 'Account maken',
  },

  settings: {
    title: 'Instellingen',
    done: {
      saved: 'Uw gegevens zijn opgeslagen.',
      'password-changed': 'Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd.',
      'email-asked': 'We hebben een mail gestuurd naar het nieuwe adres. Uw adres verandert als u de link in die mail volgt.',
      'email-changed': 'Uw e-mailadres is veranderd.',
      left: 'U hebt het bedrijf verlaten.',
    } as Record<string, string>,
    noCompany: {
      open: {
        title: 'De beheerders van uw bedrijf zijn gevraagd',
        text: 'Het bedrijf met dit KvK-nummer is al aangemeld. We hebben de beheerders gevraagd of u lid mag worden. U krijgt een mail zodra ze beslissen.',
      },
      declined: {
        title: 'Uw verzoek is niet aangenomen',
        text: 'De beheerders van het bedrijf hebben uw verzoek niet aangenomen. Vraag een collega u uit te nodigen, of meld een ander bedrijf aan.',
      },
      none: {
        title: 'U hoort nog niet bij een bedrijf',
        text: 'Meld uw bedrijf aan, of vraag een collega u uit te nodigen.',
      },
      wrongNumber: 'Klopte het KvK-nummer niet?',
      register: 'Meld uw bedrijf aan',
    },
    profile: 'Naam en taal',
    password: 'Wachtwoord veranderen',
    passwordSubmit: 'Wachtwoord veranderen',
    email: 'E-mailadres veranderen',
    emailNow: (email: string) => `Nu logt u in met ${email}.`,
    newEmail: 'Nieuw e-mailadres',
    emailSame: 'Dit is uw adres van nu.',
    emailSubmit: 'Stuur een link naar dit adres',
  },

  mails: {
    confirmRegistration: ({ site, hours, href }: { site: string; hours: number; href: string }) => ({
      subject: `Bevestig uw aanmelding bij ${site}`,
      paragraphs: [`Iemand heeft met dit e-mailadres een bedrijf aangemeld bij ${site}. Bent u dat? Bevestig dan uw aanmelding en kies een wachtwoord.`],
      action: { label: 'Aanmelding bevestigen', href },
      closing: [`De link werkt ${hours} uur.`, 'Hebt u zich niet aangemeld? Dan hoeft u niets te doen. Er wordt niets gemaakt.'],
    }),
    haveAccount: ({ site, href, resetHref }: { site: string; href: string; resetHref: string }) => ({
      subject: `U hebt al een account bij ${site}`,
      paragraphs: [`Iemand heeft dit e-mailadres ingevuld bij ${site}. U hebt al een account met dit adres. U kunt gewoon inloggen.`],
      action: { label: 'Inloggen', href },
      closing: [`Weet u uw wachtwoord niet meer? Kies dan een nieuw wachtwoord op ${resetHref}`, 'Hebt u dit niet zelf gedaan? Dan hoeft u niets te doen.'],
    }),
    resetPassword: ({ site, hours, href }: { site: string; hours: number; href: string }) => ({
      subject: `Kies een nieuw wachtwoord voor ${site}`,
      paragraphs: [`Iemand heeft een nieuw wachtwoord gevraagd voor uw account bij ${site}. Was u dat? Kies dan een nieuw wachtwoord.`],
      action: { label: 'Nieuw wachtwoord kiezen', href },
      closing: [`De link werkt ${hours} uur.`, 'Hebt u dit niet gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft hetzelfde.'],
    }),
    noAccount: ({ site, href }: { site: string; href: string }) => ({
      subject: `Er is geen account met dit adres bij ${site}`,
      paragraphs: [
        `Iemand heeft een nieuw wachtwoord gevraagd bij ${site}, maar met dit e-mailadres is geen account. Misschien hebt u een ander adres gebruikt.`,
      ],
      action: { label: 'Bedrijf aanmelden', href },
      closing: ['Hebt u dit niet gevraagd? Dan hoeft u niets te doen.'],
    }),
    passwordChanged: ({ site, href }: { site: string; href: string }) => ({
      subject: `Uw wachtwoord voor ${site} is veranderd`,
      paragraphs: [
        `Het wachtwoord van uw account bij ${site} is veranderd. Op alle apparaten is uitgelogd.`,
        'Hebt u dit niet zelf gedaan? Kies dan meteen een nieuw wachtwoord.',
      ],
      action: { label: 'Nieuw wachtwoord kiezen', href },
      closing: [],
    }),
    confirmEmail: ({ site, hours, href }: { site: string; hours: number; href: string }) => ({
      subject: `Bevestig uw nieuwe e-mailadres voor ${site}`,
      paragraphs: [`U wilt dit adres gebruiken voor uw account bij ${site}. Bevestig dat het van u is.`],
      action: { label: 'Adres bevestigen', href },
      closing: [`De link werkt ${hours} uur.`, 'Hebt u dit niet gevraagd? Dan hoeft u niets te doen.'],
    }),
    emailChanged: ({ site, contactHref }: { site: string; contactHref: string }) => ({
      subject: `Uw e-mailadres voor ${site} is veranderd`,
      paragraphs: [
        `Uw account bij ${site} heeft nu een ander e-mailadres. Met dit adres kunt u niet meer inloggen.`,
        'Hebt u dit niet zelf gedaan? Neem dan meteen contact met ons op.',
      ],
      action: { label: 'Contact', href: contactHref },
      closing: [],
    }),
    firstOfficer: ({ site, hours, href }: { site: string; hours: number; href: string }) => ({
      subject: `Maak uw account bij ${site}`,
      paragraphs: [`U krijgt toegang tot ${site} voor de provincie. Kies een wachtwoord om uw account te maken.`],
      action: { label: 'Account maken', href },
      closing: [`De link werkt ${hours} uur.`],
    }),
  },
};
