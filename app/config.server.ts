/** Configuration from the environment, checked once at start. */
import { z } from 'zod';
import { keyBytes } from './accounts/sealing.server.ts';
import { readOpenIdSettings, type AllOpenIdSettings } from './openid-settings.server.ts';

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data/production'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SECOND_FACTOR_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === keyBytes, `is ${keyBytes} bytes in base64, as \`openssl rand -base64 ${keyBytes}\` makes them`)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  mode: 'production' | 'demo' | 'test';
  port: number;
  host: string;
  /** The address people see, without a slash at the end. */
  baseUrl: string;
  dataDir: string;
  /** Absent: mails are written to `DATA_DIR/mail` as .eml files (never in production). */
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** How many proxies in front of the server may be believed about the client's address. */
  trustedProxies: number;
  logLevel: string;
  /** Seals the secrets of second factors. Absent: the key in `DATA_DIR/keys`, made at the first start. */
  factorKey: Buffer | undefined;
  /** Providers of identities to sign in through; none unless configured. */
  openId: AllOpenIdSettings;
}

/** Reads the environment. Throws one readable message that lists every problem and how to mend it. */
export function readConfig(env: Record<string, string | undefined>, mode: Config['mode']): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const openId = readOpenIdSettings(given, { mode, problems });
  if (mode === 'production') {
    for (const name of ['BASE_URL', 'SMTP_URL', 'MAIL_FROM']) {
      if (!given[name]) problems.push(`${name}: is needed in production`);
    }
  }
  if (!result.success || problems.length > 0) {
    throw new Error(`The configuration can't be used:\n  ${problems.join('\n  ')}\nSee .env.example.`);
  }
  const { PORT, HOST, BASE_URL, DATA_DIR, SMTP_URL, MAIL_FROM, TRUSTED_PROXIES, LOG_LEVEL, SECOND_FACTOR_KEY } = result.data;
  return {
    mode,
    port: PORT,
    host: HOST,
    baseUrl: (BASE_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    dataDir: DATA_DIR,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
    trustedProxies: TRUSTED_PROXIES,
    logLevel: LOG_LEVEL,
    factorKey: SECOND_FACTOR_KEY,
    openId,
  };
}
