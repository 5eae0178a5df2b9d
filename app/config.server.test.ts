import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

const production = { BASE_URL: 'https://voorbereid.example.nl/', SMTP_URL: 'smtp://mail.example.nl:25', MAIL_FROM: 'Voorbereid <post@example.nl>' };

describe('readConfig', () => {
  it('takes a complete production environment and drops the slash of the base address', () => {
    expect(readConfig(production, 'production')).toMatchObject({ baseUrl: 'https://voorbereid.example.nl', port: 3000, host: '127.0.0.1', mode: 'production' });
  });

  it('names every missing setting of production at once', () => {
    expect(() => readConfig({ BASE_URL: '' }, 'production')).toThrow(/BASE_URL[\s\S]*SMTP_URL[\s\S]*MAIL_FROM[\s\S]*\.env\.example/);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['BASE_URL', 'ftp://example.nl'],
    ['SMTP_URL', 'http://mail'],
    ['TRUSTED_PROXIES', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['SECOND_FACTOR_KEY', 'c2hvcnQ='],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ ...production, [name]: value }, 'production')).toThrow(new RegExp(name));
  });

  it('needs nothing for the demonstration, whose address follows its port', () => {
    expect(readConfig({ PORT: '4100' }, 'demo')).toMatchObject({ baseUrl: 'http://localhost:4100', smtpUrl: undefined });
  });
});
