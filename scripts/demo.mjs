/** `npm run demo`: from a bare clone to a running site with demonstration data. Node's own modules only. */
import { spawn } from 'node:child_process';
import { installDependencies, node, root } from './setup.mjs';
import { buildSite } from './build.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run demo — installs, builds, fills a database with made-up companies and serves the site.

Environment:
  PORT       where the site listens (default 3000)
  DATA_DIR   where the demonstration's database and mails go (default data/demo);
             a folder with a production database is refused
  Ctrl-C stops it; a second start takes seconds.`);
  process.exit(0);
}

installDependencies();
buildSite();

// A child of its own, so that Ctrl-C and SIGTERM reach the server and its exit code comes back.
const server = spawn(node, ['--disable-warning=ExperimentalWarning', 'scripts/demo-server.ts'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
