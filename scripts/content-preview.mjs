/** `npm run content:preview`: the course in the browser while it is being written. Node's own modules only. */
import { spawn } from 'node:child_process';
import { installDependencies, node, root } from './setup.mjs';
import { buildSite } from './build.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run content:preview -- [options] — serves the course as its files are now.

  --folder <path>   another course folder than modules/
  --help            this text

Environment:
  PORT              where the preview listens (default 3100)

Save a file, then load the page again: every change is read at once, and its problems are printed here.
There are no accounts in a preview; scenarios can be played and checklists printed. Ctrl-C stops it.`);
  process.exit(0);
}

installDependencies();
buildSite();

const preview = spawn(node, ['--disable-warning=ExperimentalWarning', 'scripts/content-preview-server.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => preview.kill(signal));
preview.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
