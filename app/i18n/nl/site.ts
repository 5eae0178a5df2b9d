export const site = {
  skip: 'Direct naar de inhoud',
  home: 'Beginpagina',
  menu: 'Hoofdmenu',
  accountMenu: 'Uw account',
  languageSwitch: { label: 'Taal', nl: 'Nederlands', en: 'English' },
  modules: 'Modules',
  tracks: 'Leerroutes',
  search: 'Zoeken',
  glossary: 'Begrippen',
  signIn: 'Inloggen',
  signOut: 'Uitloggen',
  register: 'Bedrijf aanmelden',
  training: 'Mijn training',
  company: 'Mijn bedrijf',
  /** Voor wie bij meer bedrijven hoort: voor welk bedrijf die nu werkt. */
  switchCompany: (company: string) => `U werkt voor ${company}: wissel`,
  province: 'Voor de provincie',
  administration: 'Beheer',
  settings: 'Instellingen',
  demo: 'Dit is een demonstratie. De gegevens zijn verzonnen.',
  footer: {
    label: 'Over deze site',
    by: (operator: string) => `Een programma van ${operator}.`,
    about: 'Over dit programma',
    privacy: 'Privacy',
    accessibility: 'Toegankelijkheid',
    colophon: 'Colofon',
    verify: 'Certificaat controleren',
  },
  errors: {
    title: (status: number): string =>
      status === 404 ? 'Deze pagina bestaat niet' : status === 403 ? 'Deze pagina is niet voor u' : status >= 500 ? 'Er ging iets mis bij ons' : 'Dit kan niet',
    text: (status: number): string[] =>
      status === 404
        ? ['Misschien klopt het adres niet, of is de pagina verhuisd.', 'Begin opnieuw op de beginpagina, of zoek in de lessen.']
        : status === 403
          ? ['U bent ingelogd, maar deze pagina hoort bij een andere rol.', 'Hebt u deze pagina nodig? Vraag het de beheerder van uw bedrijf.']
          : status >= 500
            ? ['De fout ligt bij ons en is genoteerd. Wat u eerder opsloeg, is bewaard.', 'Probeer het over een paar minuten opnieuw.']
            : ['Uw verzoek kwam niet goed over, of paste niet meer bij de stand van nu.', 'Ga terug, laad de pagina opnieuw en probeer het nog eens.'],
    codes: {
      'too-soon': 'Dit kan nog niet. Wacht even en probeer het later opnieuw.',
      'too-many': 'U hebt dit te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw.',
      'already-done': 'Dit is al gebeurd. U hoeft niets meer te doen.',
      'not-open': 'Dit staat niet meer open.',
      expired: 'Deze link is verlopen of al gebruikt. Vraag een nieuwe aan.',
      invalid: 'Het formulier kwam niet goed over. Ga terug en probeer het opnieuw.',
      'last-manager': 'Een bedrijf houdt altijd minstens één beheerder.',
      'other-company':
        'U werkt nu voor een ander bedrijf dan toen u deze pagina opende. Er is niets veranderd. Wissel eerst van bedrijf, of open de pagina opnieuw.',
    } as Record<string, string>,
    toHome: 'Naar de beginpagina',
    toSearch: 'Zoeken in de lessen',
  },
};
