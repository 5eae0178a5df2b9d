import type { RequestHandler } from 'express';
import type { Config } from '../app/config.server.ts';
import { sendPlainPage } from './plain-page.ts';

/**
 * Accepts a form post only from this site's own pages. Browsers send Origin with every post;
 * where it is absent, Sec-Fetch-Site must say the same.
 */
export function originCheck(config: Config): RequestHandler {
  const own = new URL(config.baseUrl).origin;
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') return sendPlainPage(request, response, 405);
    const origin = request.get('Origin');
    // In the demonstration the site may be opened as localhost or as 127.0.0.1.
    const sameHost = config.mode !== 'production' && origin === `${request.protocol}://${request.get('Host')}`;
    const accepted = origin === undefined ? request.get('Sec-Fetch-Site') === 'same-origin' : origin === own || sameHost;
    return accepted ? next() : sendPlainPage(request, response, 'foreign-form');
  };
}
