/** Puts node_modules in place. Runs before anything is installed: Node's own modules only. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.voorbereid-lock`;

/** Runs a command with this terminal; ends this process with its code when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.status !== 0) {
    console.error(`\n${[command, ...args].join(' ')} stopped with ${result.signal ?? `code ${result.status}`}.`);
    process.exit(result.status || 1);
  }
}

/** Installs what package-lock.json names, once per lock file. */
export function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing dependencies (a minute or two, once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** The Node that the project brings along: the machine's own may be too old for the database driver. */
export const node = `${root}node_modules/.bin/node`;

/** A program from node_modules, run by the project's own Node. */
export function runTool(name, args, env = {}) {
  run(`${root}node_modules/.bin/${name}`, args, { PATH: `${root}node_modules/.bin:${process.env.PATH}`, ...env });
}
