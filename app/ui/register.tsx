/** A register that officers search: a question, one choice, and pages. */

export function RegisterSearch({
  action,
  query,
  label,
  choice,
  submit,
}: {
  action: string;
  query: string;
  label: string;
  /** `any` is the option for whichever; without it the first of the choices is what an empty question gives. */
  choice: { name: string; label: string; chosen: string | null; any?: string; choices: { value: string; label: string }[] };
  submit: string;
}) {
  return (
    <form className="search-form registry-search" role="search" action={action}>
      <div>
        <label htmlFor="q">{label}</label>
        <input id="q" name="q" type="search" defaultValue={query} maxLength={200} autoComplete="off" />
      </div>
      <div>
        <label htmlFor={choice.name}>{choice.label}</label>
        <select id={choice.name} name={choice.name} defaultValue={choice.chosen ?? ''}>
          {choice.any && <option value="">{choice.any}</option>}
          {choice.choices.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button">
        {submit}
      </button>
    </form>
  );
}

export function Pager({
  action,
  kept,
  page,
  pages,
  words,
}: {
  action: string;
  /** What was asked; empty answers are left out of the address. */
  kept: Record<string, string | null>;
  page: number;
  pages: number;
  words: { pages: string; previous: string; next: string; page: (n: number, of: number) => string };
}) {
  if (pages <= 1) return null;
  const asked = Object.entries(kept).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const address = (to: number) => `${action}?${new URLSearchParams([...asked, ['page', String(to)]])}`;
  return (
    <nav className="pager" aria-label={words.pages}>
      {page > 1 && (
        <a href={address(page - 1)} rel="prev">
          {words.previous}
        </a>
      )}
      <span className="quiet">{words.page(page, pages)}</span>
      {page < pages && (
        <a href={address(page + 1)} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}
