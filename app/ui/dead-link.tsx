import type { ReactNode } from 'react';

/** The page of a link that can't be used (any more): why, and how to go on. */
export function DeadLink({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="prose">
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}
