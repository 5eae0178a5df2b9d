/** `npm run create-officer -- --email …`: a one-time link with which an officer chooses a name and password. */
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { linkHours } from '../app/accounts/one-time-links.server.ts';
import { inviteOfficer } from '../app/accounts/first-officer.server.ts';
import { siteOf } from '../app/accounts/site.ts';
import { readConfig } from '../app/config.server.ts';
import { DomainError } from '../app/errors.ts';
import { readOperator } from '../app/operator.server.ts';
import { migrateDatabase, openDatabase } from '../db/index.ts';
import { databaseFile } from '../server/run.ts';

const help = `Makes a one-time link with which an officer of the province creates an account.

  npm run create-officer -- --email name@province.nl [options]

  --email    the officer's e-mail address (needed)
  --name     the officer's name; can be changed on the page
  --locale   nl or en: the language of the page and the mail (nl)
  --role     officer or administrator (officer)
  --help     this text

Uses the same environment as npm start: DATA_DIR for the database, BASE_URL for the link.
The link is printed; when SMTP_URL is set it is mailed as well, by the running site.`;

const options = z.object({
  email: z.string('--email is needed').trim().toLowerCase().pipe(z.email('--email: not an e-mail address')),
  name: z.string().trim().max(100, '--name: at most 100 characters').default(''),
  locale: z.enum(['nl', 'en'], '--locale: nl or en').default('nl'),
  role: z.enum(['officer', 'administrator'], '--role: officer or administrator').default('officer'),
});

/** Reads the options, makes the link and says what to do with it. Throws an Error with a message for the console. */
export function createOfficerLink({ args, env, now }: { args: string[]; env: Record<string, string | undefined>; now: Date }): string {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { email: text, name: text, locale: text, role: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return help;
  const chosen = options.safeParse(values);
  if (!chosen.success) throw new Error(`${chosen.error.issues.map((issue) => issue.message).join('\n')}\n\n${help}`);

  // The link is all that is made here, so what only a running site needs may be missing.
  const config = readConfig(env, 'demo');
  const operator = readOperator(fileURLToPath(new URL('../operator.yaml', import.meta.url)));
  const file = databaseFile(config);
  const isNew = !existsSync(file);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const db = openDatabase(file);
  try {
    migrateDatabase(db);
    const sendMail = config.smtpUrl !== undefined;
    const href = inviteOfficer(db, { ...chosen.data, site: siteOf({ config, operator }), sendMail, now });
    return [
      ...(isNew ? [`Made a new database: ${file}`] : []),
      `Open this link within ${linkHours['first-officer']} hours; it works once:`,
      `  ${href}`,
      ...(sendMail ? [`It will be mailed to ${chosen.data.email} as well.`] : []),
    ].join('\n');
  } catch (error) {
    if (error instanceof DomainError && error.code === 'already-done') throw new Error(`${chosen.data.email} has an account already.`);
    throw error;
  } finally {
    db.$client.close();
  }
}

if (import.meta.main) {
  try {
    console.log(createOfficerLink({ args: process.argv.slice(2), env: process.env, now: new Date() }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
