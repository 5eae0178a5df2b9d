import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** `npm test` says which Chromium it found or installed; without it, the system's, else Playwright's own. */
const executablePath =
  process.env.CHROMIUM_PATH || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Two built sites (tests/e2e/server.mjs); journeys make their own companies on them. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'demonstration', testMatch: 'demonstration.setup.ts' },
    // These sign in as the demonstration accounts; journeys register their own and needn't wait.
    {
      name: 'pages',
      testMatch: ['pages.spec.ts', 'refusals.spec.ts', 'weight.spec.ts', 'headers.spec.ts', 'officer-report.spec.ts'],
      dependencies: ['demonstration'],
    },
    { name: 'journeys', testMatch: ['*-journey.spec.ts', 'keyboard.spec.ts', 'phone.spec.ts'] },
  ],
  use: {
    baseURL: 'http://127.0.0.1:4173',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // Pictures of every moment double the time of a run; the pages' sources say as much.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node tests/e2e/server.mjs',
    url: 'http://127.0.0.1:4173/healthz',
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    stdout: 'pipe',
  },
});
