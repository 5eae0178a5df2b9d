/** Inloggen via een andere organisatie: de provincie of een dienst voor bedrijven. */
const failed = 'Inloggen is niet gelukt';

export const openid = {
  title: failed,
  heading: 'Andere manieren om in te loggen',
  signInWith: (label: string) => `Inloggen met ${label}`,
  toSignIn: 'Terug naar inloggen',
  again: 'Probeer het nog een keer',
  refusals: {
    denied: ['U hebt het inloggen gestopt, of de dienst waarmee u inlogt, gaf geen toestemming.', 'Er is niets veranderd. U kunt het opnieuw proberen.'],
    'too-weak': [
      'U logde in op een manier die voor deze site niet veilig genoeg is.',
      'Log opnieuw in en kies een veiliger manier, bijvoorbeeld met een code op uw telefoon. Lukt dat niet? Vraag dan hulp bij de dienst waarmee u inlogt.',
    ],
    'no-verified-email': [
      'De dienst waarmee u inlogt, gaf geen gecontroleerd e-mailadres door. Daarom weten wij niet wie u bent.',
      'Laat uw e-mailadres bij die dienst controleren, of log in met uw wachtwoord.',
    ],
    unavailable: ['De dienst waarmee u inlogt, antwoordt niet.', 'Wacht een paar minuten en probeer het opnieuw. U kunt ook inloggen met uw wachtwoord.'],
    unusable: [
      'De dienst waarmee u inlogt, gaf een antwoord dat wij niet kunnen gebruiken.',
      'Probeer het opnieuw. Blijft dit gebeuren? Laat het ons dan weten, of log in met uw wachtwoord.',
    ],
    'no-account': [
      'Voor uw e-mailadres is er geen account van een medewerker op deze site.',
      'Werkt u voor de provincie? Vraag de technisch beheerder om een account. Werkt u voor een bedrijf? Kies dan een andere manier om in te loggen.',
    ],
    'other-provider': ['Uw account is van een medewerker. Daarvoor is deze manier van inloggen niet bedoeld.', 'Kies een andere manier om in te loggen.'],
    'other-identity': [
      'Het account met uw e-mailadres is al gekoppeld aan iemand anders bij deze dienst.',
      'Neem contact met ons op, of log in met uw wachtwoord.',
    ],
    expired: ['U begon te lang geleden met inloggen, of u bent al klaar.', 'Begin opnieuw op de pagina om in te loggen.'],
    'other-browser': [
      'U begon met inloggen in een andere browser, of uw browser bewaart geen cookies.',
      'Begin opnieuw in deze browser. Sta cookies van deze site toe. Zonder cookies kunt u niet inloggen.',
    ],
  },
  mails: {
    linked: ({ site, contactHref }: { site: string; contactHref: string }) => ({
      subject: `Een nieuwe manier van inloggen bij ${site}`,
      paragraphs: [
        'Iemand heeft ingelogd via een andere organisatie, met uw e-mailadres. Die manier van inloggen is nu gekoppeld aan uw account.',
        'Was u dit? Dan hoeft u niets te doen.',
      ],
      action: { label: 'Was u dit niet? Neem contact op', href: contactHref },
    }),
  },
};
