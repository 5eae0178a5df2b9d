/**
 * The two sites that the browser tests visit, stopped together by SIGTERM:
 * the demonstration (port 4173), and an empty one whose clock a test moves forward (port 4174).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSite } from '../../scripts/build.mjs';
import { node, root } from '../../scripts/setup.mjs';

const sites = [
  { script: 'tests/e2e/clock-server.ts', port: 4174, dataDir: 'test-results/e2e-clock' },
  { script: 'scripts/demo-server.ts', port: 4173, dataDir: 'test-results/e2e-demonstration' },
];

buildSite();
const children = sites.map(({ script, port, dataDir }) => {
  rmSync(root + dataDir, { recursive: true, force: true });
  mkdirSync(root + dataDir, { recursive: true });
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: String(port),
      BASE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      TRUSTED_PROXIES: '1',
      SMTP_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
  child.once('exit', (code) => stop(code ?? 1));
  return child;
});

function stop(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

// Playwright waits for the demonstration alone, which takes longer to fill; say so if the other doesn't come.
const answers = async (port) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
for (let waited = 0; !(await answers(4174)); waited += 1) {
  if (waited > 60) stop(1);
  await pause(500);
}
