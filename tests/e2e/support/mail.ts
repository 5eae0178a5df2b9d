/** The mails of a site, as they land in its folder. */
import { readFile, readdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { simpleParser, type AddressObject } from 'mailparser';
import type { Site } from './sites.ts';

export interface ReceivedMail {
  subject: string;
  text: string;
  html: string;
  /** The address that the mail's button opens. */
  link: string;
}

const receivers = (to: AddressObject | AddressObject[] | undefined) => [to ?? []].flat().flatMap((one) => one.value.map(({ address }) => address));

async function listMails(site: Site, to: string): Promise<ReceivedMail[]> {
  const folder = `${site.dataDir}/mail`;
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.eml')).sort();
  const mails = [];
  for (const file of files) {
    const mail = await simpleParser(await readFile(`${folder}/${file}`));
    if (!receivers(mail.to).includes(to)) continue;
    const html = mail.html || '';
    const link = /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    mails.push({ subject: mail.subject ?? '', text: mail.text ?? '', html, link });
  }
  return mails;
}

/** The newest mail to an address whose subject matches, as soon as it has arrived. */
export async function readMail(site: Site, { to, subject = /./ }: { to: string; subject?: RegExp }): Promise<ReceivedMail> {
  let found: ReceivedMail | undefined;
  await expect
    .poll(
      async () => {
        found = (await listMails(site, to)).findLast((mail) => subject.test(mail.subject));
        return found?.subject;
      },
      { message: `a mail to ${to} about ${subject}`, timeout: 20_000 },
    )
    .toBeTruthy();
  return found!;
}

/** How many mails an address has had so far. */
export async function countMails(site: Site, to: string): Promise<number> {
  return (await listMails(site, to)).length;
}
