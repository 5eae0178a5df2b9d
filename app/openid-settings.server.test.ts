import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

const production = { BASE_URL: 'https://voorbereid.example.nl', SMTP_URL: 'smtp://mail.example.nl:25', MAIL_FROM: 'Voorbereid <post@example.nl>' };
const officers = {
  OPENID_OFFICERS_ISSUER: 'https://login.example.nl',
  OPENID_OFFICERS_CLIENT_ID: 'voorbereid',
  OPENID_OFFICERS_CLIENT_SECRET: 'secret',
  OPENID_OFFICERS_ACR: 'urn:example:a  urn:example:b',
  OPENID_OFFICERS_LABEL: 'uw provincieaccount | your provincial account',
};
const read = (given: Record<string, string>, mode: 'production' | 'demo' = 'production') => readConfig({ ...production, ...given }, mode).openId;

describe('providers of identities in the configuration', () => {
  it('are both optional, and independent', () => {
    expect(read({})).toEqual({});
    expect(Object.keys(read({ ...officers, OPENID_COMPANIES_ISSUER: '' }))).toEqual(['officers']);
    const companies = Object.fromEntries(Object.entries(officers).map(([name, value]) => [name.replace('OFFICERS', 'COMPANIES'), value]));
    expect(read({ ...companies, OPENID_COMPANIES_KVK_CLAIM: 'kvk', OPENID_COMPANIES_LABEL: 'eHerkenning' })).toMatchObject({
      companies: { kvkClaim: 'kvk', label: { nl: 'eHerkenning', en: 'eHerkenning' } },
    });
  });

  it('list the levels that are strong enough, and a name in both languages', () => {
    expect(read(officers).officers).toMatchObject({
      acrValues: ['urn:example:a', 'urn:example:b'],
      label: { nl: 'uw provincieaccount', en: 'your provincial account' },
      kvkClaim: null,
    });
  });

  it.each(['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'ACR', 'LABEL'])('are refused at start without %s', (missing) => {
    const name = `OPENID_OFFICERS_${missing}`;
    expect(() => read({ ...officers, [name]: ' ' })).toThrow(new RegExp(`${name}: is needed`));
  });

  it.each([
    ['OPENID_OFFICERS_ISSUER', 'http://login.example.nl'],
    ['OPENID_OFFICERS_ISSUER', 'http://127.0.0.1:4000'],
    ['OPENID_OFFICERS_ISSUER', 'login.example.nl'],
    ['OPENID_OFFICERS_LABEL', 'een | two | drie'],
    ['OPENID_OFFICERS_KVK_CLAIM', 'kvk'],
  ])('are refused with %s=%s in production', (name, value) => {
    expect(() => read({ ...officers, [name]: value })).toThrow(new RegExp(name));
  });

  it('may be on this machine without https outside production, and only there', () => {
    expect(read({ ...officers, OPENID_OFFICERS_ISSUER: 'http://127.0.0.1:4000' }, 'demo').officers?.issuer).toBe('http://127.0.0.1:4000');
    expect(() => read({ ...officers, OPENID_OFFICERS_ISSUER: 'http://login.example.nl' }, 'demo')).toThrow(/https/);
  });
});
