/** What the document knows of its own response: the status, which decides its title and robots. */
import { createContext, useContext } from 'react';
import type { Messages } from '../i18n/messages.ts';

const StatusContext = createContext(200);
export const DocumentStatus = StatusContext.Provider;

export function useDocumentStatus(): number {
  return useContext(StatusContext);
}

/** 'Fout: Registreren – Voorbereid': screen readers hear first that a form was refused. */
export function documentTitle({ name, siteName, refused, t }: { name: string | null; siteName: string; refused: boolean; t: Messages }): string {
  const title = name ? `${name} – ${siteName}` : siteName;
  return refused ? `${t.forms.errorPrefix} ${title}` : title;
}
