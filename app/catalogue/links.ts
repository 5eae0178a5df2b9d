/** Where a link in the course may lead: into the course, or to an address that stands among the sources. */
import type { Locale } from '../i18n/locale.ts';
import { lessonAddress, moduleAddress, pageAddress, termAddress } from './addresses.ts';

export type LinkTarget = { address: string; external: boolean } | { message: string; mend: string };

/** What there is to link to. An undefined set couldn't be read and has its own problem already. */
export interface LinkTargets {
  lessons: ReadonlyMap<string, ReadonlySet<string>>;
  terms: ReadonlySet<string> | undefined;
  pages: ReadonlySet<string>;
}

export function resolveCourseLink(href: string, locale: Locale, targets: LinkTargets): LinkTarget {
  const [, kind, first = '', second] = /^([a-z]+):([a-z0-9-]+)(?:\/([a-z0-9-]+))?$/.exec(href) ?? [];
  if (kind === 'lesson' && second !== undefined) {
    if (targets.lessons.get(first)?.has(second)) return { address: lessonAddress(locale, first, second), external: false };
    return { message: `there is no lesson ${first}/${second}`, mend: 'use the ids of a module.yaml: lesson:module/lesson' };
  }
  if (kind === 'module' && second === undefined) {
    if (targets.lessons.has(first)) return { address: moduleAddress(locale, first), external: false };
    return { message: `there is no module ${first}`, mend: `choose one of ${[...targets.lessons.keys()].join(', ')}` };
  }
  if (kind === 'term' && second === undefined) {
    if (targets.terms?.has(first) ?? true) return { address: termAddress(locale, first), external: false };
    return { message: `there is no term ${first}`, mend: 'use an id of glossary.yaml' };
  }
  if (kind === 'page' && second === undefined) {
    if (targets.pages.has(first)) return { address: pageAddress(locale, first), external: false };
    return { message: `there is no page ${first}`, mend: `choose one of ${[...targets.pages].join(', ') || 'the files under pages/'}` };
  }
  return { message: `a link may not lead to ${href}`, mend: 'use lesson:, module:, term: or page: inside the site, https:// elsewhere' };
}

/** A link out of a lesson: only over https, and only to what the module lists as a source. */
export function resolveSourceLink(href: string, sources: readonly { url?: string | undefined }[]): LinkTarget {
  const wanted = comparable(href);
  if (sources.some((source) => source.url !== undefined && comparable(source.url) === wanted)) return { address: href, external: true };
  return { message: `${href} isn't the address of a source`, mend: 'add it to sources in module.yaml, or cite a source instead' };
}

/** Browsers and Markdown escape addresses differently; a final slash rarely matters. */
function comparable(address: string): string {
  return URL.canParse(address) ? new URL(address).href.replace(/\/$/, '') : address;
}
