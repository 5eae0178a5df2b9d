import { createHash } from 'node:crypto';
import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Config } from '../app/config.server.ts';

/** The two pages whose script, public/passkey.js, offers passkeys. */
const pagesWithScript = /^\/(nl|en)\/account\/(sign-in|security)$/;

/**
 * Headers of every response. No script may run, but for our own on the pages that offer passkeys, and
 * nothing may come from another host; the one inline style is the operator's theme, allowed by its hash.
 * HSTS and the upgrade of insecure requests only where people reach the site over https: on plain-http
 * localhost they break it.
 */
export function securityHeaders({ config, inlineStyle }: { config: Config; inlineStyle: string }): RequestHandler {
  const https = config.baseUrl.startsWith('https:');
  const styleHash = createHash('sha256').update(inlineStyle).digest('base64');
  const protect = ({ script }: { script: boolean }) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [script ? "'self'" : "'none'"],
          ...(script ? { connectSrc: ["'self'"] } : {}),
          styleSrc: ["'self'", `'sha256-${styleHash}'`],
          imgSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      referrerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
    });
  const [plain, scripted] = [protect({ script: false }), protect({ script: true })];
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()');
    (pagesWithScript.test(request.path) ? scripted : plain)(request, response, next);
  };
}
