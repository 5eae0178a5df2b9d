/** The preview's process; `npm run content:preview` installs and builds before it starts this. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkContent, type ContentCheck } from '../app/catalogue/content-check.server.ts';
import { describeProblem } from '../app/catalogue/problems.ts';
import { servePreview } from '../server/preview.ts';

process.env.NODE_ENV ||= 'production';

function readFolder(): string {
  const { values } = parseArgs({ options: { folder: { type: 'string' } } });
  return values.folder ?? fileURLToPath(new URL('../modules', import.meta.url));
}

/** A file that is being written this moment can't be judged; the next change will tell. */
function judge(folder: string): Pick<ContentCheck, 'problems' | 'warnings'> {
  try {
    return checkContent(folder, { today: new Date().toISOString().slice(0, 10) });
  } catch (error) {
    return { problems: [{ kind: 'format', file: folder, field: '(folder)', message: String(error), mend: 'save the file again' }], warnings: [] };
  }
}

/** A version that is not recorded yet is the normal state of a change in the making. */
function tell(folder: string, file: string): void {
  const { problems, warnings } = judge(folder);
  const shown = [...problems.map((problem) => ['problem', problem] as const), ...warnings.map((warning) => ['warning', warning] as const)].filter(
    ([, { kind }]) => kind !== 'version',
  );
  const time = new Date().toTimeString().slice(0, 8);
  console.log(`${time} ${file || 'read'}: ${shown.length === 0 ? 'nothing to mend' : ''}`);
  for (const [name, problem] of shown) console.log(`  ${name}: ${describeProblem(problem)}`);
}

try {
  const folder = readFolder();
  const port = Number(process.env.PORT || 3100);
  const { address, close } = await servePreview({ folder, port, onChange: (file) => tell(folder, file) });
  tell(folder, '');
  console.log(`\nThe course as it is now: ${address}/nl/modules and ${address}/en/modules\nSave a file and load the page again. Ctrl-C stops.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      close();
      process.exit(0);
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
