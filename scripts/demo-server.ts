/** The demonstration: its own data folder, made-up companies, the site in demonstration mode. */
import { existsSync } from 'node:fs';
import { runServer } from '../server/run.ts';
import { demonstrationAddress, demonstrationSecret } from './demo-data/authenticator.ts';
import { fillDemonstration, demonstrationAccounts } from './demo-data.ts';

process.env.DATA_DIR ||= 'data/demo';
process.env.NODE_ENV ||= 'production';
process.env.LOG_LEVEL ||= 'warn';

try {
  if (existsSync(`${process.env.DATA_DIR}/voorbereid.sqlite`) && !existsSync(`${process.env.DATA_DIR}/demonstration`)) {
    throw new Error(`${process.env.DATA_DIR} holds a database that isn't the demonstration's. Choose another DATA_DIR.`);
  }
  await fillDemonstration(process.env.DATA_DIR);
  await runServer('demo', (config) => {
    console.log(`\nVoorbereid runs at ${config.baseUrl}\n`);
    for (const { email, what } of demonstrationAccounts) console.log(`  ${email.padEnd(24)} ${what}`);
    console.log(`\n  Password of each: demonstratie-2026`);
    console.log(`  Code for officer and administrator: npm run demo:code, or any authenticator app with this secret:`);
    console.log(`    ${demonstrationSecret}\n    ${demonstrationAddress}`);
    console.log(`  Passkeys are bound to a name: they work at http://localhost:${config.port}, not at http://127.0.0.1:${config.port}.`);
    console.log(`  Mails are written to ${config.dataDir}/mail as .eml files.\n  Ctrl-C stops the site.\n`);
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
