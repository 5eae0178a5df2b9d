/** The fields that several forms share, checked the same way everywhere. Messages are in the person's language. */
import { z } from 'zod';
import type { Messages } from '../i18n/messages.ts';
import { findPasswordProblem, passwordLength } from './password-rules.ts';

/** Control characters and marks that turn the direction of text have no place in a name. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;
const tidy = (text: string) => text.replace(invisible, ' ').replace(/\s+/g, ' ').trim();

/** A name of a person or company: one line, and not a web address, since it will stand in mails to others. */
export function nameField(t: Messages, { max = 100, missing }: { max?: number; missing: string }) {
  return z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(max, t.forms.tooLong(max))
        .refine((name) => !/:\/\/|\bwww\./i.test(name), t.account.fields.noAddress),
    );
}

/** Trimmed and in lower case, as it is stored. */
export function emailField(t: Messages) {
  return z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.email(t.forms.email).max(254, t.forms.email));
}

/** A password that is only compared. */
export function currentPasswordField(t: Messages) {
  return z.string().min(1, t.account.fields.passwordMissing).max(1000, t.account.fields.passwordMissing);
}

/** A code of an authenticator app or a recovery code, as typed. */
export function codeField(t: Messages) {
  return z.string().trim().min(1, t.security.secondFactor.missing).max(60, t.forms.tooLong(60));
}

/** A new password. `personal` is what others may know of the person; see findPasswordProblem. */
export function newPasswordField(t: Messages, { personal }: { personal: (string | null | undefined)[] }) {
  const words = personal.filter((text): text is string => Boolean(text));
  const { min, max } = passwordLength;
  return z.string().superRefine((password, context) => {
    const problem = findPasswordProblem(password, { personal: words });
    if (problem) context.addIssue({ code: 'custom', message: t.account.fields.passwordProblems[problem]({ min, max }) });
  });
}

export function localeField(t: Messages) {
  return z.enum(['nl', 'en'], t.forms.choose);
}
