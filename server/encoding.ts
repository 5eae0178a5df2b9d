import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that an Accept-Encoding header allows. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  const allows = (name: string) => accepted.some((part) => part.split(';')[0]!.trim() === name && !/;\s*q=0(\.0*)?$/.test(part));
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'identity';
}

/** Compresses a body in one go. `kept` bytes are worth the slowest and smallest form. */
export function encodeBody(body: Buffer, encoding: Encoding, { kept }: { kept: boolean }): Buffer {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return gzipSync(body, { level: kept ? 9 : 5 });
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: kept ? 11 : 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
