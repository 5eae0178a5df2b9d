import { useLocale, useMessages } from '../i18n/context.tsx';

/** What a person sees instead of the page: what happened, and where to go from here. */
export function ErrorPage({ status, code }: { status: number; code: string | null }) {
  const { errors } = useMessages().site;
  const locale = useLocale();
  const precise = code ? errors.codes[code] : undefined;
  return (
    <div className="prose">
      <h1>{errors.title(status)}</h1>
      {(precise ? [precise] : errors.text(status)).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <a href={`/${locale}`}>{errors.toHome}</a> · <a href={`/${locale}/search`}>{errors.toSearch}</a>
      </p>
    </div>
  );
}
