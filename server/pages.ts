/** The bridge between Express and Remix: a Request in, a Response out, compressed once. */
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';
import { createRequestContext, type AppContext } from '../app/http/context.server.ts';
import { chooseEncoding, encodeBody } from './encoding.ts';
import { createPageCache, type StoredPage } from './page-cache.ts';
import { plainStatusOf, sendPlainPage } from './plain-page.ts';

/** Headers that describe the bytes, which this file decides itself. */
const ownHeaders = new Set(['content-length', 'content-encoding', 'transfer-encoding']);
const compressible = /^(text\/|application\/(json|xml|ld\+json|vc\+|vnd\.)|image\/svg)/;

function toWebRequest(request: ExpressRequest, response: ExpressResponse, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // The origin has been checked (origin-check.ts). Remix would compare it with Host, which a proxy may rewrite.
    if (name === 'origin') continue;
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const body = request.method === 'POST' && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : undefined;
  return new Request(new URL(request.originalUrl, baseUrl), {
    method: request.method,
    headers,
    signal: gone.signal,
    ...(body ? { body } : {}),
  });
}

/** Remembers the language of the pages somebody reads, for their next visit to `/`. */
function languageCookie(request: ExpressRequest): string | null {
  const language = /^\/(nl|en)(?:\/|$)/.exec(request.path)?.[1];
  const known = /(?:^|;\s*)lang=(nl|en)(?:;|$)/.exec(request.get('Cookie') ?? '')?.[1];
  return request.method === 'GET' && language && language !== known ? `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax` : null;
}

function sendStored(request: ExpressRequest, response: ExpressResponse, page: StoredPage): void {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader('ETag', page.etag);
  response.setHeader('Cache-Control', 'private, no-cache');
  const fresh = (request.get('If-None-Match') ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === page.etag);
  if (fresh) response.status(304).end();
  else response.setHeader('Content-Length', page.body.length).end(request.method === 'HEAD' ? undefined : page.body);
}

/** Answers every request that is not a static file. */
export function servePages({ app, build }: { app: AppContext; build: ServerBuild }): RequestHandler {
  const handle = createRequestHandler(build, 'production');
  const cache = createPageCache();

  async function answer(request: ExpressRequest, response: ExpressResponse): Promise<void> {
    const encoding = chooseEncoding(request.get('Accept-Encoding'));
    const cookie = request.get('Cookie');
    const key = cache.keyFor({ method: request.method, url: request.originalUrl, cookie }, encoding);
    response.setHeader('Vary', 'Accept-Encoding, Cookie');
    const language = languageCookie(request);
    if (language) response.append('Set-Cookie', language);

    const stored = key ? cache.get(key) : undefined;
    if (stored) return sendStored(request, response, stored);

    const context = createRequestContext(app, { cookieHeader: cookie ?? null, clientAddress: request.ip ?? 'unknown' });
    const answered = await handle(toWebRequest(request, response, app.config.baseUrl), context);
    // A file route that refuses answers in JSON; people get a page.
    if (answered.headers.has('X-Remix-Error') && !request.path.endsWith('.data')) {
      const retryAfter = answered.headers.get('Retry-After');
      if (retryAfter) response.setHeader('Retry-After', retryAfter);
      return sendPlainPage(request, response, plainStatusOf(answered.status));
    }
    const body = Buffer.from(await answered.arrayBuffer());
    const headers: [string, string][] = [];
    for (const [name, value] of answered.headers) {
      if (name === 'set-cookie') response.append('Set-Cookie', value);
      else if (!ownHeaders.has(name)) headers.push([name, value]);
    }
    const compress = body.length > 500 && compressible.test(answered.headers.get('Content-Type') ?? '');
    const keep = key !== null && answered.status === 200 && request.method === 'GET' && !answered.headers.has('Set-Cookie');
    const used = compress ? encoding : 'identity';
    const encoded = encodeBody(body, used, { kept: keep });
    if (used !== 'identity') headers.push(['Content-Encoding', used]);
    if (keep) return sendStored(request, response, cache.set(key, { body: encoded, headers }));

    response.status(answered.status);
    for (const [name, value] of headers) response.setHeader(name, value);
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    const bodiless = answered.status === 204 || answered.status === 304;
    if (!bodiless) response.setHeader('Content-Length', encoded.length);
    response.end(request.method === 'HEAD' || bodiless ? undefined : encoded);
  }

  return (request, response, next) => {
    answer(request, response).catch(next);
  };
}
