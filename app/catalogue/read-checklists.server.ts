/** Reads a module's checklists. Ticks are stored by item id, so an item's id is unique in its module. */
import type { Locale } from '../i18n/locale.ts';
import { reportMarkup } from './markup.ts';
import { curlTexts } from './quotes.ts';
import { reportDoubles, reportInto, type Problem } from './problems.ts';
import { checklistsSchema, type ModuleFile } from './schema.ts';
import type { Checklist } from './types.ts';
import { readText, readYaml } from './yaml.server.ts';

export function readChecklists(folder: string, header: ModuleFile, problems: Problem[]): Checklist[] {
  const file = `${header.id}/checklists.yaml`;
  // A module may do without.
  if (readText(folder, file) === undefined) return [];
  const checklists = readYaml(folder, file, checklistsSchema, reportInto(problems, 'format')) ?? [];
  const report = reportInto(problems, 'checklists');
  reportDoubles(file, 'checklists', checklists, report);
  reportDoubles(
    file,
    'items',
    checklists.flatMap(({ items }) => items),
    report,
  );
  for (const { items } of checklists) {
    for (const { id, lesson } of items) {
      if (lesson === undefined || header.lessons.some((known) => known.id === lesson)) continue;
      report({ file, field: `${id}.lesson`, message: `the module has no lesson ${lesson}`, mend: 'choose from lessons in module.yaml' });
    }
  }
  reportMarkup(file, '', (locale) => checklists.flatMap((checklist) => textsOfChecklist(checklist, locale)), report);
  return checklists.map((checklist) => ({ ...curlTexts(checklist), moduleId: header.id }));
}

export function textsOfChecklist({ title, intro, items }: Pick<Checklist, 'title' | 'intro' | 'items'>, locale: Locale): string[] {
  return [title[locale], intro[locale], ...items.flatMap(({ text, note }) => (note ? [text[locale], note[locale]] : [text[locale]]))];
}
