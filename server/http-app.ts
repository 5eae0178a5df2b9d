/** Express: the order in which a request is checked, answered and logged. */
import { fileURLToPath } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AppContext } from '../app/http/context.server.ts';
import { themeCss } from '../app/http/theme.ts';
import { loggablePath } from './loggable-path.ts';
import { originCheck } from './origin-check.ts';
import { servePages } from './pages.ts';
import { sendPlainPage } from './plain-page.ts';
import { securityHeaders } from './security-headers.ts';
import { serveStaticFiles } from './static-files.ts';

const clientFiles = fileURLToPath(new URL('../build/client', import.meta.url));
/** More than any form of this site needs. */
const maxBody = '64kb';
/** The one form that takes a file. Its own limit is lower: what is somewhat too large gets an answer on the page. */
const upload = { path: /^\/(nl|en)\/province\/missions\/[^/]+\/import$/, maxBody: '512kb' };

/** One line per request: no address, no query, no name. */
function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const { path, method } = request;
    response.once('finish', () => {
      const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
      log.info({ method, path: loggablePath(path), status: response.statusCode, ms: Math.round(milliseconds * 10) / 10 }, 'request');
    });
    next();
  };
}

/** Addresses with broken percent-encoding or control characters are refused before anything decodes them. */
const checkAddress: RequestHandler = (request, response, next) => {
  try {
    const decoded = decodeURIComponent(request.path);
    if (/[\0-\x1f\x7f\\]/.test(decoded) || request.originalUrl.startsWith('//')) return sendPlainPage(request, response, 400);
  } catch {
    return sendPlainPage(request, response, 400);
  }
  return next();
};

/** People always see the one address of the site. */
function redirectToHttps(app: AppContext): RequestHandler {
  const https = app.config.baseUrl.startsWith('https:') && app.config.trustedProxies > 0;
  return (request, response, next) => {
    if (https && !request.secure) response.redirect(308, `${app.config.baseUrl}${request.originalUrl}`);
    else next();
  };
}

export function createHttpApp({ app, build, log }: { app: AppContext; build: ServerBuild; log: Logger }): express.Express {
  const http = express();
  http.disable('x-powered-by');
  http.disable('etag');
  http.set('trust proxy', app.config.trustedProxies);

  http.use(logRequests(log));
  http.use(securityHeaders({ config: app.config, inlineStyle: themeCss(app.operator) }));
  http.use(checkAddress);
  http.use(redirectToHttps(app));
  http.use(originCheck(app.config));
  http.use(serveStaticFiles(clientFiles));
  http.post(upload.path, express.raw({ type: () => true, limit: upload.maxBody }));
  http.use(express.raw({ type: () => true, limit: maxBody }));
  http.use(servePages({ app, build }));

  const onError: ErrorRequestHandler = (error: { status?: number }, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error.status === 413) return sendPlainPage(request, response, 413);
    if (error.status && error.status >= 400 && error.status < 500) return sendPlainPage(request, response, 400);
    app.reportFault(error, request.path);
    return sendPlainPage(request, response, 500);
  };
  http.use(onError);
  return http;
}
