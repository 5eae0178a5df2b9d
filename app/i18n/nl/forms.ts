export const forms = {
  errorPrefix: 'Fout:',
  errorSummary: 'Er klopt iets niet',
  optional: '(mag leeg blijven)',
  choose: 'Maak een keuze',
  required: 'Vul dit in.',
  tooLong: (max: number) => `Gebruik hoogstens ${max} tekens.`,
  email: 'Vul een e-mailadres in, zoals naam@bedrijf.nl.',
  send: 'Versturen',
  save: 'Opslaan',
  cancel: 'Annuleren',
  back: 'Terug',
};
