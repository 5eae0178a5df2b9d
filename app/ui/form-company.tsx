/** For which company a form is made: of a person with several, the one that they work for when the page is shown. */
import { createContext, useContext } from 'react';

/** The name of the field that says so; checked in app/http/access.server.ts. */
export const companyField = 'for_company';

const FormCompanyContext = createContext<string | null>(null);
export const FormCompanyProvider = FormCompanyContext.Provider;

/** Stands in every form of a company's member. */
export function FormCompany() {
  const companyId = useContext(FormCompanyContext);
  return companyId && <input type="hidden" name={companyField} value={companyId} />;
}
