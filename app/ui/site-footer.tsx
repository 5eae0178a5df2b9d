import { useLocale, useMessages } from '../i18n/context.tsx';

export function SiteFooter({ siteName, operator }: { siteName: string; operator: string }) {
  const { footer } = useMessages().site;
  const locale = useLocale();
  const links = [
    ['/about', footer.about],
    ['/verify', footer.verify],
    ['/privacy', footer.privacy],
    ['/accessibility', footer.accessibility],
    ['/colophon', footer.colophon],
  ] as const;
  return (
    <footer className="site-footer">
      <nav aria-label={footer.label}>
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={`/${locale}${href}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      {operator && (
        <p>
          {siteName}. {footer.by(operator)}
        </p>
      )}
    </footer>
  );
}
