/** Whether HTML, exactly as it was served, is valid; and what else has to be true of every page's source. */
import { expect } from '@playwright/test';
import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';

/** The recommended rules, minus what says how to write HTML rather than whether it is right. */
const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // React writes charSet and hrefLang; attribute names have no case in HTML.
    'attr-case': 'off',
    // React writes <input/>; a slash in a void element means nothing in HTML.
    'void-style': 'off',
    // React writes checked="" and novalidate="", which HTML allows.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // Checkboxes of one question share its name, as radio buttons do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // About style in search results; titles of lessons are as long as they have to be.
    'long-title': 'off',
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(config));

export async function expectValidHtml(html: string, address: string): Promise<void> {
  const report = await validator.validateString(html, `${address}.html`);
  const problems = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, offset }) => `${ruleId}: ${message}  …${html.slice(Math.max(0, offset - 60), offset + 80)}…`),
  );
  expect(problems, `valid HTML at ${address}`).toEqual([]);
}

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

/** No script of any kind (or the one that offers passkeys), the right language, one h1, a title. Returns the title. */
export function expectPlainPage(html: string, { address, locale, scripted = false }: { address: string; locale: string; scripted?: boolean }): string {
  const scripts = [...html.matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
  expect(scripts, `scripts at ${address}`).toEqual(scripted ? ['<script type="module" src="/passkey.js">'] : []);
  expect(count(html, /\son[a-z]+=/gi), `no event attributes at ${address}`).toBe(0);
  expect(count(html, /\sstyle="/gi), `no style attributes at ${address}`).toBe(0);
  expect(/<html lang="([^"]+)"/.exec(html)?.[1], `language of ${address}`).toBe(locale);
  expect(count(html, /<h1[\s>]/g), `one h1 at ${address}`).toBe(1);
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
  expect(title.length, `a title at ${address}`).toBeGreaterThan(10);
  return title;
}
