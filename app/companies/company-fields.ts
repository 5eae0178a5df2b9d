/** What a company tells about itself, checked the same way wherever it is asked. */
import { z } from 'zod';
import { nameField } from '../accounts/account-fields.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Operator } from '../operator.server.ts';

export const companyKinds = ['startup', 'sme'] as const;

export interface CompanyDetails {
  name: string;
  kvkNumber: string;
  municipality: string;
  sector: string;
  employees: number;
  kind: (typeof companyKinds)[number];
}

/** Fields named as in the form; `detailsOf` turns what was filled in into CompanyDetails. */
export function companyFields(t: Messages, operator: Operator) {
  const words = t.company.fields;
  const municipalities = ['outside', ...operator.municipalities.map(({ id }) => id)];
  const sectors = operator.sectors.map(({ id }) => id);
  return {
    company_name: nameField(t, { max: 150, missing: words.nameMissing }),
    kvk_number: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ''))
      .pipe(z.string().regex(/^\d{8}$/, words.kvkNumberWrong)),
    municipality: z.enum(municipalities, words.municipalityMissing),
    sector: z.enum(sectors, words.sectorMissing),
    employees: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ''))
      .pipe(z.string().regex(/^\d{1,6}$/, words.employeesWrong))
      .transform(Number),
    kind: z.enum(companyKinds, words.kindMissing),
  };
}

export function detailsOf(filled: z.infer<z.ZodObject<ReturnType<typeof companyFields>>>): CompanyDetails {
  const { company_name: name, kvk_number: kvkNumber, municipality, sector, employees, kind } = filled;
  return { name, kvkNumber, municipality, sector, employees, kind };
}
