/** The processing register (AVG article 30) and the facts for a DPIA (article 35), written from the schema's own descriptions. */
import { columnsOf, listDescriptions, type Activity, type TableDescription } from '#db';
import { locales, type Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { capital } from './data-document.server.ts';
import { describeRetention, labelOf } from './data-words.server.ts';
import { documentWords } from './document-words.ts';

/** File name → content, for docs/privacy. */
export function writePrivacyDocuments(): Map<string, string> {
  return new Map(
    locales.flatMap((locale) => [
      [`processing-register.${locale}.md`, writeRegister(locale)],
      [`dpia-input.${locale}.md`, writeDpiaInput(locale)],
    ]),
  );
}

const unique = (items: string[]) => [...new Set(items)];
const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
const paragraphs = (parts: string[]) => `${parts.join('\n\n')}\n`;

function writeRegister(locale: Locale): string {
  const { generated, fill, register, parts, activities } = documentWords[locale];
  return paragraphs([
    `# ${register.title}`,
    ...register.intro,
    `_${generated}_ ${fill}`,
    `## ${parts.controller}`,
    parts.controllerText,
    ...(Object.keys(activities) as Activity[]).flatMap((activity) => writeActivity(activity, locale)),
    `## ${parts.transfers}`,
    parts.transfersText,
    `## ${parts.security}`,
    list(parts.measures),
  ]);
}

/** Names of what is held about people, without row numbers. */
function nameData(description: TableDescription, locale: Locale): string[] {
  return columnsOf(description, ['personal', 'withheld']).map(([name]) => labelOf(description, name, locale));
}

function writeActivity(activity: Activity, locale: Locale): string[] {
  const { parts, activities } = documentWords[locale];
  const { bases, purpose } = messages(locale).privacy;
  const { title, subjects, seenBy } = activities[activity];
  const tables = listDescriptions().filter((description) => description.activity === activity);
  const data = unique(tables.flatMap((description) => nameData(description, locale)));
  return [
    `## ${title}`,
    list([
      `**${parts.subjects}:** ${subjects}`,
      `**${parts.data}:** ${data.length > 0 ? data.join(', ') : parts.noData}`,
      `**${parts.basis}:** ${unique(tables.map(({ basis }) => bases[basis])).join('; ')}`,
      `**${parts.seenBy}:** ${seenBy}`,
    ]),
    table(
      [parts.kind, parts.purposes, parts.howLong],
      tables.map((description) => [capital(description.title[locale]), purpose(description.purpose[locale]), describeRetention(description, locale)]),
    ),
  ];
}

function writeDpiaInput(locale: Locale): string {
  const { generated, fill, dpia } = documentWords[locale];
  const columns = listDescriptions().flatMap((description) =>
    columnsOf(description, ['personal', 'linked', 'withheld']).map(([name]) => {
      const kind = description.columns[name] as 'personal' | 'linked' | 'withheld';
      return [`\`${description.name}\``, `\`${name}\``, dpia.classes[kind]];
    }),
  );
  return paragraphs([
    `# ${dpia.title}`,
    ...dpia.intro,
    `_${generated}_ ${fill}`,
    `## ${dpia.description}`,
    ...dpia.descriptionText,
    `## ${dpia.necessity}`,
    ...dpia.necessityText,
    `## ${dpia.rights}`,
    list(dpia.rightsText),
    `## ${dpia.risks}`,
    table(dpia.riskHeads, dpia.riskRows),
    `## ${dpia.open}`,
    list(dpia.openItems),
    `## ${dpia.everyColumn}`,
    table(dpia.columnHeads, columns),
  ]);
}
