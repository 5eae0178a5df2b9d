import type { Request, RequestHandler } from 'express';
import type { Config } from '../app/config.server.ts';
import { sendPlainPage } from './plain-page.ts';

/**
 * The one post that no page of this site makes: a mail program that stops reminders at one click
 * (RFC 8058). It comes without cookies, so the token in the address is all that it is allowed by.
 */
function isOneClick(request: Request): boolean {
  const { token } = request.query;
  const fromBrowser = ['Origin', 'Sec-Fetch-Site', 'Cookie'].some((header) => request.get(header) !== undefined);
  return !fromBrowser && /^\/(nl|en)\/account\/reminders$/.test(request.path) && typeof token === 'string' && /^[\w-]{43}$/.test(token);
}

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
    const accepted = origin === undefined ? request.get('Sec-Fetch-Site') === 'same-origin' || isOneClick(request) : origin === own || sameHost;
    return accepted ? next() : sendPlainPage(request, response, 'foreign-form');
  };
}
