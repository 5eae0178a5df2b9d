/** Who runs this installation: operator.yaml, checked at start. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const localised = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const colour = z.strictObject({ light: z.string().regex(/^#[0-9a-f]{6}$/i), dark: z.string().regex(/^#[0-9a-f]{6}$/i) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ids are kebab-case');

const operatorSchema = z.strictObject({
  name: localised,
  /** As it stands in a sentence: 'de provincie X'. */
  short_name: localised,
  site_name: z.string().min(1),
  email: z.email(),
  security_contact: z.string().regex(/^(mailto:|https:)/),
  address: z.string().min(1),
  time_zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'not a time zone'),
  colours: z.strictObject({ action: colour, signal: colour }),
  /** What a company outside the operator's area chooses as its municipality. */
  outside: localised,
  municipalities: z.array(z.strictObject({ id, name: z.string().min(1) })).min(1),
  sectors: z.array(z.strictObject({ id, name: localised })).min(1),
});

export type Operator = z.infer<typeof operatorSchema>;

/** Reads and checks operator.yaml. Throws one readable message that lists every problem. */
export function readOperator(file: string): Operator {
  const result = operatorSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`);
    throw new Error(`${file} can't be used:\n${lines.join('\n')}`);
  }
  return result.data;
}
