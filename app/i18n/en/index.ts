import { site } from './site.ts';
import { forms } from './forms.ts';
import { account } from './account.ts';
import { company } from './company.ts';
import { identity } from './identity.ts';
import { training } from './training.ts';
import { certificate } from './certificate.ts';
import { report } from './report.ts';
import { mail } from './mail.ts';
import { security } from './security.ts';
import { mission } from './mission.ts';
import { missionDesk } from './mission-desk.ts';
import { event } from './event.ts';
import { calendar } from './calendar.ts';
import { reading } from './reading.ts';
import { scenario } from './scenario.ts';
import { checklist } from './checklist.ts';
import { countdown } from './countdown.ts';
import { openid } from './openid.ts';
import { operations } from './operations.ts';
import { privacy } from './privacy.ts';
import { audit } from './audit.ts';

import type { Messages } from '../messages.ts';

export const en: Messages = {
  site,
  forms,
  account,
  company,
  identity,
  training,
  certificate,
  report,
  mail,
  security,
  mission,
  missionDesk,
  event,
  calendar,
  reading,
  scenario,
  checklist,
  countdown,
  openid,
  operations,
  privacy,
  audit,
};
