import { useLocale, useMessages } from '../i18n/context.tsx';
import { otherLocale } from '../i18n/locale.ts';

export interface HeaderViewer {
  name: string;
  officer: boolean;
  administrator: boolean;
  companyId: string | null;
  manager: boolean;
  /** The company that is worked for now, for who can switch to another. */
  switchFrom: string | null;
}

/** Three stations on a line: the mark of the site. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 44 16" width="44" height="16" aria-hidden="true" focusable="false">
      <path d="M6 8h32" />
      <circle className="mark-done" cx="6" cy="8" r="5" />
      <circle className="mark-done" cx="22" cy="8" r="5" />
      <circle className="mark-next" cx="38" cy="8" r="5" />
    </svg>
  );
}

export function SiteHeader({
  siteName,
  path,
  query,
  viewer,
  demo,
}: {
  siteName: string;
  path: string;
  query: string;
  viewer: HeaderViewer | null;
  demo: boolean;
}) {
  const { site, mission } = useMessages();
  const locale = useLocale();
  const other = otherLocale(locale);
  const links = [
    { href: '/modules', label: site.modules },
    { href: '/missions', label: mission.menu },
    { href: '/glossary', label: site.glossary },
    { href: '/search', label: site.search },
  ];
  const own = viewer
    ? [
        ...(viewer.officer ? [{ href: '/province', label: site.province }] : []),
        ...(viewer.administrator ? [{ href: '/administration', label: site.administration }] : []),
        ...(viewer.companyId
          ? [
              { href: '/training', label: site.training },
              { href: '/company', label: site.company },
            ]
          : []),
        ...(viewer.switchFrom === null ? [] : [{ href: '/company/switch', label: site.switchCompany(viewer.switchFrom) }]),
        { href: '/account/settings', label: site.settings },
        { href: '/account/sign-out', label: site.signOut },
      ]
    : [
        { href: '/account/sign-in', label: site.signIn },
        { href: '/account/register', label: site.register },
      ];
  // Of '/company' and '/company/switch' only the nearer is where the person is.
  const nearest = [...links, ...own]
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, href) => (href.length > longest.length ? href : longest), '');
  const current = (href: string) => (href !== nearest ? undefined : path === href ? 'page' : 'true');
  const item = ({ href, label }: { href: string; label: string }) => (
    <li key={href}>
      <a href={`/${locale}${href}`} aria-current={current(href)}>
        {label}
      </a>
    </li>
  );
  return (
    <header className="site-header">
      {demo && <p className="demo-line">{site.demo}</p>}
      <div className="site-header-row">
        <a className="site-name" href={`/${locale}`}>
          <Mark />
          {siteName}
        </a>
        <nav className="menu" aria-label={site.menu}>
          <ul>{links.map(item)}</ul>
        </nav>
        <nav className="menu menu-account" aria-label={site.accountMenu}>
          <ul>{own.map(item)}</ul>
        </nav>
        <a className="language" href={`/${other}${path}${query}`} lang={other} hrefLang={other}>
          {site.languageSwitch[other]}
        </a>
      </div>
    </header>
  );
}
