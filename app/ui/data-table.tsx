import type { ReactNode } from 'react';

/** A table that scrolls inside its own frame on a narrow screen; its first column names the row. */
export function DataTable({
  caption,
  captionHidden,
  head,
  rows,
  numeric = [],
}: {
  caption: string;
  captionHidden?: boolean;
  head: ReactNode[];
  rows: ReactNode[][];
  /** Indexes of the columns that hold numbers. */
  numeric?: number[];
}) {
  const className = (column: number) => (numeric.includes(column) ? 'number' : undefined);
  return (
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={className(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column} className={className(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
