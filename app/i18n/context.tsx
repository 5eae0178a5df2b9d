import { createContext, useContext, type ReactNode } from 'react';
import type { Locale } from './locale.ts';
import { messages, type Messages } from './messages.ts';

const LocaleContext = createContext<Locale>('nl');

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

export function useMessages(): Messages {
  return messages(useContext(LocaleContext));
}
