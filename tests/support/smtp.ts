/** A mail server that answers what the test wants, and keeps what it accepted. */
import type { AddressInfo } from 'node:net';
import { createTransport, type MailTransport } from '#app/mail/transport.server.ts';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface TestMailServer {
  url: string;
  accepted: ParsedMail[];
  /** Message-IDs of every attempt that got as far as its text. */
  seenIds: (string | undefined)[];
  /** A reply code to refuse with; undefined accepts. */
  refuseRecipient: number | undefined;
  refuseMessage: number | undefined;
  /** Called when a whole mail has arrived, before it is accepted; the answer waits for it. */
  onArrival: ((mail: ParsedMail) => Promise<void> | void) | undefined;
  /** Takes the text of a mail and never answers. */
  silent: boolean;
  /** Ends the connection in the middle of the text. */
  hangUp: boolean;
  close(): Promise<void>;
}

export function startMailServer(): Promise<TestMailServer> {
  const sockets = new Set<{ destroy(): void }>();
  const refusal = (responseCode: number) => Object.assign(new Error('refused'), { responseCode });
  const socketOf = (session: SMTPServerSession) => [...smtp.connections].find((one) => (one as { session?: SMTPServerSession }).session === session);
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    // Mail servers repeat the address that they refuse.
    onRcptTo: ({ address }, _session, done) =>
      done(state.refuseRecipient ? Object.assign(new Error(`<${address}>: refused`), { responseCode: state.refuseRecipient }) : undefined),
    onData(stream, session, done) {
      if (state.hangUp) {
        stream.resume();
        const connection = socketOf(session) as { _socket?: { destroy(): void } } | undefined;
        connection?._socket?.destroy();
        return;
      }
      void simpleParser(stream).then(async (mail) => {
        state.seenIds.push(mail.messageId);
        if (state.silent) return;
        if (state.refuseMessage) return done(refusal(state.refuseMessage));
        state.accepted.push(mail);
        await state.onArrival?.(mail);
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  const state: TestMailServer = {
    url: '',
    accepted: [],
    seenIds: [],
    refuseRecipient: undefined,
    refuseMessage: undefined,
    onArrival: undefined,
    silent: false,
    hangUp: false,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        smtp.close(() => closed());
      }),
  };
  return new Promise((resolve) => {
    smtp.server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    smtp.listen(0, '127.0.0.1', () => {
      state.url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
      resolve(state);
    });
  });
}

/** The site's own SMTP transport to a test server. @param patience milliseconds of silence, once connected, before it gives up */
export function transportTo(url: string, { patience = 60_000 }: { patience?: number } = {}): MailTransport {
  return createTransport(
    {
      mode: 'production',
      baseUrl: 'https://voorbereid.example',
      dataDir: '/nonexistent',
      smtpUrl: url,
      mailFrom: 'Voorbereid <post@voorbereid.example>',
    },
    { timeouts: { connectionTimeout: 60_000, greetingTimeout: 60_000, socketTimeout: patience } },
  );
}
