/** How a mail leaves: by SMTP, or as a file in a folder where no SMTP server is configured. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { Config } from '../config.server.ts';
import type { Locale } from '../i18n/locale.ts';

export interface OutgoingMail {
  /** The same at every attempt; becomes the Message-ID. */
  id: string;
  to: string;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  /** Where one POST ends this kind of mail; null for mail that a person can't be without. */
  unsubscribeUrl: string | null;
  date: Date;
}

/** A server's answer that no later attempt will change: this recipient or this message is refused. */
export class PermanentRefusal extends Error {
  override name = 'PermanentRefusal';
}

export interface MailTransport {
  /** Resolves when the mail is accepted. Rejects with PermanentRefusal, or with any other error when a later attempt may succeed. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

type MailConfig = Pick<Config, 'mode' | 'baseUrl' | 'dataDir' | 'smtpUrl' | 'mailFrom'>;

function describeMail(mail: OutgoingMail, { baseUrl, mailFrom }: MailConfig): SendMailOptions {
  const { hostname } = new URL(baseUrl);
  return {
    from: mailFrom ?? `no-reply@${hostname}`,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: `<${mail.id}@${hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale, ...unsubscribeHeaders(mail.unsubscribeUrl) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 2369; and RFC 8058, which offers one click for https addresses alone. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { 'List-Unsubscribe': `<${url}>`, ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) };
}

/** RFC 5321 gives 5xx to what will not succeed later; only after RCPT and DATA is that about this mail. */
function isPermanent(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/** How long a mail server may keep silent, in milliseconds: about to connect, to greet, and to answer. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

function createSmtpTransport(config: MailConfig & { smtpUrl: string }, timeouts: typeof patience): MailTransport {
  const url = new URL(config.smtpUrl);
  const transporter = nodemailer.createTransport({
    host: url.hostname,
    port: url.port ? Number(url.port) : undefined,
    secure: url.protocol === 'smtps:',
    // A password must not cross the network in the clear.
    requireTLS: url.protocol === 'smtp:' && url.username !== '' && url.hostname !== 'localhost' && url.hostname !== '127.0.0.1',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    ...timeouts,
  });
  return {
    async send(mail) {
      try {
        await transporter.sendMail(describeMail(mail, config));
      } catch (error) {
        throw isPermanent(error) ? new PermanentRefusal((error as Error).message, { cause: error }) : error;
      }
    },
    close: () => transporter.close(),
  };
}

function createFolderTransport(config: MailConfig, print: (line: string) => void): MailTransport {
  const folder = join(config.dataDir, 'mail');
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await composer.sendMail(describeMail(mail, config));
      const file = join(folder, `${mail.date.toISOString().replace(/[:.]/g, '-')}-${mail.id}.eml`);
      await mkdir(folder, { recursive: true });
      await writeFile(file, message as Buffer);
      print(`Mail: ${mail.subject} → ${file}`);
    },
    close: () => composer.close(),
  };
}

/** SMTP when `SMTP_URL` is set. Otherwise .eml files in `DATA_DIR/mail` and a line on the console, never in production. */
export function createTransport(
  config: MailConfig,
  { print = console.log, timeouts = patience }: { print?: (line: string) => void; timeouts?: typeof patience } = {},
): MailTransport {
  if (config.smtpUrl) return createSmtpTransport({ ...config, smtpUrl: config.smtpUrl }, timeouts);
  if (config.mode === 'production') throw new Error('SMTP_URL is needed in production.');
  return createFolderTransport(config, print);
}
