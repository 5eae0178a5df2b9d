/** What the actions of the audit log are about: the part before the dot decides. */
export const auditKinds = ['accounts', 'people', 'missions', 'learning', 'certificates', 'reports', 'exports', 'privacy', 'mail'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What an action's subject is the id of. */
export type AuditSubject =
  | 'account'
  | 'attempt'
  | 'certificate'
  | 'company'
  | 'enrolment'
  | 'event'
  | 'invitation'
  | 'mail'
  | 'member'
  | 'mission'
  | 'participant'
  | 'period'
  | 'request'
  | 'run'
  | 'other';

const prefixes: Record<string, { kind: AuditKind; subject: AuditSubject }> = {
  account: { kind: 'accounts', subject: 'account' },
  calendar: { kind: 'accounts', subject: 'account' },
  factor: { kind: 'accounts', subject: 'account' },
  officer: { kind: 'accounts', subject: 'account' },
  passkey: { kind: 'accounts', subject: 'account' },
  'recovery-codes': { kind: 'accounts', subject: 'account' },
  session: { kind: 'accounts', subject: 'account' },
  company: { kind: 'people', subject: 'company' },
  invitation: { kind: 'people', subject: 'invitation' },
  'join-request': { kind: 'people', subject: 'request' },
  member: { kind: 'people', subject: 'member' },
  event: { kind: 'missions', subject: 'event' },
  mission: { kind: 'missions', subject: 'mission' },
  attempt: { kind: 'learning', subject: 'attempt' },
  enrolment: { kind: 'learning', subject: 'enrolment' },
  module: { kind: 'learning', subject: 'participant' },
  participant: { kind: 'learning', subject: 'participant' },
  scenario: { kind: 'learning', subject: 'run' },
  certificate: { kind: 'certificates', subject: 'certificate' },
  report: { kind: 'reports', subject: 'period' },
  target: { kind: 'reports', subject: 'other' },
  export: { kind: 'exports', subject: 'other' },
  privacy: { kind: 'privacy', subject: 'account' },
  retention: { kind: 'privacy', subject: 'period' },
  mail: { kind: 'mail', subject: 'mail' },
  reminders: { kind: 'mail', subject: 'other' },
};

/** The prefixes of a kind, each with its dot. */
export const prefixesOf = (kind: AuditKind) =>
  Object.keys(prefixes)
    .filter((prefix) => prefixes[prefix]!.kind === kind)
    .map((prefix) => `${prefix}.`);

/** Null for an action that this list doesn't know. */
export function classifyAction(action: string): { kind: AuditKind; subject: AuditSubject } | null {
  const found = prefixes[action.split('.')[0] ?? ''];
  if (!found) return null;
  if (action === 'export.mission-companies') return { ...found, subject: 'mission' };
  return action === 'export.report' ? { ...found, subject: 'period' } : found;
}
