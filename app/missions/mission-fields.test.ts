import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testCatalogue } from '#tests/support/app.ts';
import { parseForm } from '../http/form.server.ts';
import { messages } from '../i18n/messages.ts';
import { completeMission, missionFields } from './mission-fields.ts';

const t = messages('nl');
const words = t.mission.form;

/** A form as a browser sends it, with some boxes filled otherwise. */
function formWith(given: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    title_nl: 'Missie naar Shenzhen',
    title_en: 'Mission to Shenzhen',
    destination_nl: 'Shenzhen',
    destination_en: 'Shenzhen',
    text_nl: 'Eerste alinea.\r\n\r\nTweede alinea.',
    text_en: 'One paragraph.',
    departs_on_day: '12',
    departs_on_month: '4',
    departs_on_year: '2027',
    returns_on_day: '18',
    returns_on_month: '4',
    returns_on_year: '2027',
    enrol_by_day: '1',
    enrol_by_month: '3',
    enrol_by_year: '2027',
    track: 'pre-departure',
    capacity: '12',
    ...given,
  });
}

/** The mission, or the errors by field. */
function read(given: Record<string, string> = {}) {
  const fields = formWith(given);
  const form = parseForm(z.object(missionFields(t, testCatalogue())), fields);
  if (!form.ok) return { errors: form.rejected.errors };
  const { details, errors } = completeMission(form.value, { typed: (name) => fields.get(name) ?? '', t, locale: 'nl' });
  return Object.keys(errors).length > 0 ? { errors } : { details };
}

describe('a mission that is filled in', () => {
  test('has its days, its texts in both languages, and no rows that were left empty', () => {
    expect(read({ contact_kind_1: 'emergency', programme_nl_3: '  ' }).details).toEqual({
      title: { nl: 'Missie naar Shenzhen', en: 'Mission to Shenzhen' },
      text: { nl: 'Eerste alinea.\n\nTweede alinea.', en: 'One paragraph.' },
      destination: { nl: 'Shenzhen', en: 'Shenzhen' },
      departsOn: '2027-04-12',
      returnsOn: '2027-04-18',
      enrolBy: '2027-03-01',
      trackId: 'pre-departure',
      capacity: 12,
      programme: [],
      contacts: [],
    });
  });

  test('has a programme that counts from the departure, so that it moves along', () => {
    const rows = { programme_nl_1: 'Vlucht', programme_en_1: 'Flight', programme_nl_7: 'Terug', programme_en_7: 'Home' };
    expect(read(rows).details?.programme).toEqual([
      { day: '2027-04-12', nl: 'Vlucht', en: 'Flight' },
      { day: '2027-04-18', nl: 'Terug', en: 'Home' },
    ]);
    const moved = read({ ...rows, departs_on_day: '26', departs_on_month: '3', returns_on_day: '1' }).details;
    expect(moved?.programme.map(({ day }) => day)).toEqual(['2027-03-26', '2027-04-01']);
  });

  test('has contacts with a name and a number', () => {
    const contact = {
      contact_kind_2: 'emergency',
      contact_name_2: ' Consulaat ',
      contact_phone_2: '+86 20 1234 5678',
      contact_email_2: 'Help@Consulate.EXAMPLE ',
    };
    expect(read(contact).details?.contacts).toEqual([{ kind: 'emergency', name: 'Consulaat', phone: '+86 20 1234 5678', email: 'help@consulate.example' }]);
  });
});

describe('what is wrong stands at its field', () => {
  test.each([
    ['title_en', { title_en: ' ' }, words.titleMissing.en],
    ['text_nl', { text_nl: '\r\n' }, words.textMissing.nl],
    ['departs_on', { departs_on_day: '31' }, t.forms.noSuchDay],
    ['returns_on', { returns_on_day: '11' }, words.returnsBeforeDeparture],
    ['returns_on', { returns_on_month: '5', returns_on_day: '13' }, words.missionTooLong(31)],
    ['enrol_by', { enrol_by_month: '4', enrol_by_day: '13' }, words.enrolAfterDeparture],
    ['track', { track: '__proto__' }, words.trackMissing],
    ['capacity', { capacity: '0' }, words.capacityWrong],
    ['capacity', { capacity: '1001' }, words.capacityWrong],
    ['capacity', { capacity: '1e2' }, words.capacityWrong],
    ['programme_en_2', { programme_nl_2: 'Bezoek' }, words.programmeOneLanguage],
    ['programme_nl_8', { programme_nl_8: 'Bezoek', programme_en_8: 'Visit' }, words.programmeBeyond('8')],
    ['contact_name_1', { contact_phone_1: '+86 20 1234 5678' }, words.contactNameMissing],
    ['contact_phone_1', { contact_name_1: 'Consulaat' }, words.contactPhoneWrong],
    ['contact_phone_1', { contact_name_1: 'Consulaat', contact_phone_1: 'javascript:alert(1)' }, words.contactPhoneWrong],
    ['contact_email_5', { contact_name_5: 'Tolk', contact_phone_5: '030 2589111', contact_email_5: 'tolk' }, t.forms.email],
  ])('%s with %j', (field, given, message) => {
    expect(read(given).errors).toEqual({ [field]: message });
  });
});
