/** The optional sign-in through providers of identities, from the environment: one for officers, one for companies. */
import { z } from 'zod';

export const openIdProviderNames = ['officers', 'companies'] as const;
export type OpenIdProviderName = (typeof openIdProviderNames)[number];

export interface OpenIdSettings {
  /** As the provider itself writes it (OpenID Connect Discovery 1.0). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Levels of assurance that are strong enough; the answer must name one of them. */
  acrValues: string[];
  /** What the provider is called on the sign-in page. */
  label: { nl: string; en: string };
  /** The claim with a company's KvK number; companies only. */
  kvkClaim: string | null;
}

export type AllOpenIdSettings = Partial<Record<OpenIdProviderName, OpenIdSettings>>;

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function issuerField(mode: 'production' | 'demo' | 'test') {
  return z.string().refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && mode !== 'production');
  }, 'is an address that starts with https://');
}

/** 'Provincieaccount | Provincial account', or one name for both languages. */
const labelField = z
  .string()
  .regex(/^[^|]+(\|[^|]+)?$/, 'is one name, or two with | between them: Dutch, then English')
  .transform((text) => {
    const [nl = '', en = nl] = text.split('|').map((part) => part.trim());
    return { nl, en };
  });

/** Reads what begins with `OPENID_OFFICERS_` and `OPENID_COMPANIES_`. Adds to `problems` what is wrong; a provider without any setting is left out. */
export function readOpenIdSettings(
  env: Record<string, string | undefined>,
  { mode, problems }: { mode: 'production' | 'demo' | 'test'; problems: string[] },
): AllOpenIdSettings {
  const schema = z.object({
    ISSUER: issuerField(mode),
    CLIENT_ID: z.string().min(1),
    CLIENT_SECRET: z.string().min(1),
    ACR: z
      .string()
      .transform((text) => text.split(/\s+/).filter(Boolean))
      .pipe(z.array(z.string()).min(1)),
    LABEL: labelField,
    KVK_CLAIM: z.string().min(1).optional(),
  });
  const all: AllOpenIdSettings = {};
  for (const name of openIdProviderNames) {
    const prefix = `OPENID_${name.toUpperCase()}_`;
    const given = Object.fromEntries(
      Object.keys(schema.shape).flatMap((key) => {
        const value = env[`${prefix}${key}`]?.trim();
        return value ? [[key, value]] : [];
      }),
    );
    if (Object.keys(given).length === 0) continue;
    if (given.KVK_CLAIM && name === 'officers') problems.push(`${prefix}KVK_CLAIM: is for companies only`);
    const result = schema.safeParse(given);
    if (!result.success) {
      for (const { path, message } of result.error.issues) {
        const key = String(path[0]);
        problems.push(`${prefix}${key}: ${given[key] ? message : 'is needed when the others are set'}`);
      }
      continue;
    }
    const { ISSUER, CLIENT_ID, CLIENT_SECRET, ACR, LABEL, KVK_CLAIM = null } = result.data;
    all[name] = { issuer: ISSUER, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, acrValues: ACR, label: LABEL, kvkClaim: KVK_CLAIM };
  }
  return all;
}
