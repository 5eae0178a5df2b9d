/** Requests as bytes, without a browser in between: exact headers out, exact headers and sizes in. */
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { demonstration } from './sites.ts';

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As sent, so compressed if the server compressed it. */
  body: Buffer;
  text: string;
  /** The status line and headers as they crossed the line, in bytes. */
  headerBytes: number;
}

interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** `path` is sent as it stands, also when no browser would send it. */
export function send(path: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(demonstration.baseUrl);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers: { 'Accept-Encoding': 'br', ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const received = Buffer.concat(chunks);
        const plain = incoming.headers['content-encoding'] === 'br' && received.length > 0 ? brotliDecompressSync(received) : received;
        const statusLine = `HTTP/1.1 ${incoming.statusCode} ${incoming.statusMessage}\r\n`;
        const pairs = incoming.rawHeaders.length / 2;
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: received,
          text: plain.toString('utf8'),
          // Each header has ': ' and a line end; an empty line closes them.
          headerBytes: Buffer.byteLength(statusLine + incoming.rawHeaders.join('')) + pairs * 4 + 2,
        });
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
