import type { ReactNode } from 'react';

/** A message beside the text: what was done, or what to mind. */
export function Notice({ tone = 'info', title, children }: { tone?: 'info' | 'success' | 'warning'; title?: string; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'success' ? 'status' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
