import { formatList } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { ListFault } from '#app/missions/mission-list-text.server.ts';

/** Why a list can't be read, in words that say what to do. */
export function describeFault(fault: ListFault, { t, locale }: { t: Messages; locale: Locale }): string {
  const { faults, columns } = t.missionDesk.list;
  switch (fault.fault) {
    case 'too-many-rows':
      return faults['too-many-rows'](fault.rows);
    case 'broken-quote':
      return faults['broken-quote'](fault.line);
    case 'headings-missing':
    case 'headings-double': {
      const names = fault.columns.map((column) => columns[column]);
      return faults[fault.fault](formatList(names, locale));
    }
    case 'empty':
    case 'not-text':
    case 'too-large':
    case 'no-rows':
      return faults[fault.fault];
  }
}
