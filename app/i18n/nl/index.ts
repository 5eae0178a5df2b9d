import { site } from './site.ts';
import { forms } from './forms.ts';
import { account } from './account.ts';
import { company } from './company.ts';
import { training } from './training.ts';
import { certificate } from './certificate.ts';
import { report } from './report.ts';
import { mail } from './mail.ts';
import { reading } from './reading.ts';
import { scenario } from './scenario.ts';
import { checklist } from './checklist.ts';

export const nl = { site, forms, account, company, training, certificate, report, mail, reading, scenario, checklist };
