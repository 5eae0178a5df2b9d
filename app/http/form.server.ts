/** Parsing of form posts: from a Request to checked values, or to errors a person can mend. */
import { data } from '@remix-run/node';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { readDate } from './date-field.ts';

/** What the person typed, to be shown again. Passwords are left out. */
export type FormValues = Record<string, string | string[]>;
/** Field name → what is wrong, in the person's language. '' is the form as a whole. */
export type FieldErrors = Record<string, string>;

export interface RejectedForm {
  values: FormValues;
  errors: FieldErrors;
  /** Which of a page's forms this is about, where it has several. */
  intent?: string;
}

async function readFormData(request: Request): Promise<FormData> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) throw new DomainError('invalid');
  try {
    return await request.formData();
  } catch {
    throw new DomainError('invalid');
  }
}

/**
 * Reads a form post with at most one file, in the field of that name; `file` is null when none was chosen.
 * What a file's name and declared type say is left out: only its bytes count. Size and content are for the caller.
 */
export async function readUpload(request: Request, { field }: { field: string }): Promise<{ fields: URLSearchParams; file: Uint8Array | null }> {
  const form = await readFormData(request);
  const fields = new URLSearchParams();
  let file: Uint8Array | null = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      fields.append(name, value);
      continue;
    }
    if (name !== field || file) throw new DomainError('invalid');
    // A browser sends an empty file without a name for a field that was left alone.
    if (value.size > 0 || value.name !== '') file = new Uint8Array(await value.arrayBuffer());
  }
  return { fields, file };
}

/** Reads a form post. Anything else (JSON, a broken body, a file) is a DomainError('invalid'). */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const form = await readFormData(request);
  const fields = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value !== 'string') throw new DomainError('invalid');
    fields.append(name, value);
  }
  return fields;
}

/** The values as typed, with repeated fields as lists and without secrets. */
function keepValues(fields: URLSearchParams): FormValues {
  const values: FormValues = {};
  for (const name of new Set(fields.keys())) {
    if (/password/i.test(name)) continue;
    const all = fields.getAll(name);
    values[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  return values;
}

/**
 * Checks fields against a schema whose messages are already in the person's language.
 * Fields that the schema declares as arrays collect every value of that name; a field that wasn't sent
 * by its own name may be a day, in three controls.
 */
export function parseForm<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  fields: URLSearchParams,
): { ok: true; value: z.infer<z.ZodObject<Shape>> } | { ok: false; rejected: RejectedForm } {
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    given[name] = field instanceof z.ZodArray ? fields.getAll(name) : (fields.get(name) ?? readDate(fields, name));
  }
  const result = schema.safeParse(given);
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return { ok: false, rejected: { values: keepValues(fields), errors } };
}

/** The page again, with status 422, the values kept and the errors named, and what else the page has to say. */
export function rejectForm<Rejected extends RejectedForm>(rejected: Rejected) {
  return data(rejected, { status: 422 });
}

/** A refusal that only the domain could find, as an error at a field. */
export function rejectField(fields: URLSearchParams, errors: FieldErrors) {
  return rejectForm({ values: keepValues(fields), errors, intent: fields.get('intent') ?? undefined });
}
