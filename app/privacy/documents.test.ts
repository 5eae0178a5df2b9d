import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { columnsOf, listDescriptions } from '#db';
import { writePrivacyDocuments } from './documents.server.ts';

const folder = fileURLToPath(new URL('../../docs/privacy', import.meta.url));

test('the documents in docs/privacy are what the schema says now: run npm run privacy:documents', () => {
  const written = writePrivacyDocuments();
  expect(readdirSync(folder).sort()).toEqual([...written.keys()].sort());
  for (const [name, text] of written) expect(readFileSync(`${folder}/${name}`, 'utf8'), name).toBe(text);
});

test('they name every table with its purpose, and every column about a person', () => {
  const documents = writePrivacyDocuments();
  for (const locale of ['nl', 'en'] as const) {
    const register = documents.get(`processing-register.${locale}.md`)!;
    const dpia = documents.get(`dpia-input.${locale}.md`)!;
    for (const description of listDescriptions()) {
      expect(register).toContain(description.purpose[locale]);
      for (const [column] of columnsOf(description, ['personal', 'linked', 'withheld'])) expect(dpia).toContain(`| \`${description.name}\` | \`${column}\` |`);
    }
  }
});
