/** `npm run privacy:documents`: writes docs/privacy from what the schema says about itself. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writePrivacyDocuments } from '../app/privacy/documents.server.ts';

if (process.argv.includes('--help')) {
  console.log('Writes docs/privacy: the processing register and the input for a DPIA, in Dutch and English.');
} else {
  const folder = fileURLToPath(new URL('../docs/privacy', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of writePrivacyDocuments()) {
    writeFileSync(`${folder}/${name}`, text);
    console.log(`docs/privacy/${name}`);
  }
}
