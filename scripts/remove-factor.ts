/** `npm run remove-factor`: lets somebody in again who has lost both their authenticator and their recovery codes. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { resetSecondFactor } from '../app/accounts/second-factor.server.ts';
import { siteOf } from '../app/accounts/site.ts';
import { readConfig } from '../app/config.server.ts';
import { DomainError } from '../app/errors.ts';
import { readOperator } from '../app/operator.server.ts';
import { openDatabase } from '../db/index.ts';
import { databaseFile } from '../server/run.ts';

const help = `Takes the authenticator and the recovery codes of an account away, and signs it out everywhere.

  npm run remove-factor -- --email name@company.nl

  --email   the address of the account (needed)
  --help    this text

Be sure first that it is this person who asks: from then on their password alone gets in. Who works for the
province has to set up a new authenticator at the next sign-in. The person is told by mail, and the audit log
keeps it. Uses the same environment as npm start.`;

/** Reads the options, does it and says what was done. Throws an Error with a message for the console. */
export function removeFactor({ args, env, now }: { args: string[]; env: Record<string, string | undefined>; now: Date }): string {
  const { values } = parseArgs({ args, options: { email: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return help;
  const email = values.email?.trim().toLowerCase();
  if (!email) throw new Error(`--email is needed\n\n${help}`);
  // No mail is sent here: the running site sends what is written to the outbox.
  const config = readConfig(env, 'demo');
  const file = databaseFile(config);
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Is DATA_DIR right?`);
  const operator = readOperator(fileURLToPath(new URL('../operator.yaml', import.meta.url)));
  const db = openDatabase(file);
  try {
    resetSecondFactor(db, { email, site: siteOf({ config, operator }), now });
    return `${email} signs in with the password alone from now on, and will be told by mail.`;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') throw new Error(`${email} has no account here, or no authenticator.`);
    throw error;
  } finally {
    db.$client.close();
  }
}

if (import.meta.main) {
  try {
    console.log(removeFactor({ args: process.argv.slice(2), env: process.env, now: new Date() }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
