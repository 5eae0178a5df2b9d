/** `npm test`: installs what is missing and runs every check. Node's own modules only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installDependencies, root } from './setup.mjs';
import { buildSite } from './build.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm test — types, lint, unit and content tests, architecture, access, then the browser.

  npm test                 everything
  npm test -- --no-browser everything that needs no browser
One part alone: npm run typecheck | lint | unit | content:check | e2e`);
  process.exit(0);
}

const results = `${root}test-results`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
installDependencies();
// The access tests and the browser use the built site.
buildSite();

const tool = (name) => `${root}node_modules/.bin/${name}`;
const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` };
let passed = 0;
let failed = 0;

/** Runs one step and counts it: by its own report where it writes one, else as one check. */
function step(name, command, args, report) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  const counted = report && existsSync(report.file) ? report.read(JSON.parse(readFileSync(report.file, 'utf8'))) : null;
  if (counted) {
    passed += counted.passed;
    failed += counted.failed;
  }
  // A step that failed without a failed test of its own (a crash, a file that doesn't load) still counts.
  if (!counted || (status !== 0 && counted.failed === 0)) status === 0 ? (passed += 1) : (failed += 1);
  console.log(`   ${status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Chromium from the system; Debian's package where there is apt-get, Playwright's own download elsewhere. */
function findChromium() {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  if (system) return system;
  if (existsSync('/usr/bin/apt-get')) {
    console.log('\nInstalling Chromium from Debian …');
    const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'],
    ]) {
      const [command, ...rest] = [...sudo, 'apt-get', ...args];
      spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  spawnSync(tool('playwright'), ['install', 'chromium'], { stdio: 'inherit', env });
  return undefined;
}

step('Types', tool('tsc'), ['--noEmit', '-p', '.']);
step('Lint', tool('eslint'), ['.', '--max-warnings', '0']);
step('Format', tool('prettier'), ['--check', '.', '--log-level', 'warn']);
step('The course', tool('node'), ['--disable-warning=ExperimentalWarning', 'scripts/content-check.ts']);
step(
  'Unit, content, architecture and access tests',
  tool('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`],
  {
    file: `${results}/unit.json`,
    read: (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests }),
  },
);
if (!process.argv.includes('--no-browser')) {
  const chromium = findChromium();
  if (chromium) env.CHROMIUM_PATH = chromium;
  env.PLAYWRIGHT_JSON_OUTPUT_FILE = `${results}/browser.json`;
  step('Browser tests', tool('playwright'), ['test', '--reporter=list,json'], {
    file: `${results}/browser.json`,
    read: (json) => ({ passed: json.stats.expected, failed: json.stats.unexpected + json.stats.flaky }),
  });
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
