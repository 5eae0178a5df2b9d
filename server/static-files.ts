/** The built files, read once into memory and compressed once per encoding. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { RequestHandler } from 'express';
import { chooseEncoding, encodeBody, type Encoding } from './encoding.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressible = new Set(['.css', '.js', '.svg']);

interface StaticFile {
  type: string;
  etag: string;
  immutable: boolean;
  bytes(encoding: Encoding): { body: Buffer; encoding: Encoding };
}

function readFile(path: string, immutable: boolean): StaticFile {
  const body = readFileSync(path);
  const encoded = new Map<Encoding, Buffer>();
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable,
    bytes(wanted) {
      if (wanted === 'identity' || !compressible.has(extname(path))) return { body, encoding: 'identity' };
      const known = encoded.get(wanted) ?? encodeBody(body, wanted, { kept: true });
      encoded.set(wanted, known);
      return { body: known, encoding: wanted };
    },
  };
}

/** Serves the files below a folder; names under /assets carry a hash, so they never change. */
export function serveStaticFiles(folder: string): RequestHandler {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path)}`;
    files.set(address, readFile(path, address.startsWith('/assets/')));
  }
  return (request, response, next) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(request.path) : undefined;
    if (!file) return next();
    const { body, encoding } = file.bytes(chooseEncoding(request.get('Accept-Encoding')));
    response.setHeader('Content-Type', file.type);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', file.etag);
    response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    if (request.get('If-None-Match') === file.etag) return response.status(304).end();
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    return response.setHeader('Content-Length', body.length).end(request.method === 'HEAD' ? undefined : body);
  };
}
