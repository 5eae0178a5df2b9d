/** Says whether the course may go to readers: `npm run content:check`. The rules stand in modules/README.md. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkContent } from '../app/catalogue/content-check.server.ts';
import { tableOf } from '../app/catalogue/content-table.ts';
import { describeProblem, type Problem } from '../app/catalogue/problems.ts';
import { recordVersions } from '../app/catalogue/versions.server.ts';

const help = `Checks the course: npm run content:check -- [options]

  --module <id>     only this module (its table, warnings and problems)
  --folder <path>   another course folder than modules/
  --record          when there are no problems, record the content of versions that are new in versions.json
  --help            this text

Prints a table per module, then warnings, then problems. Exit code 1 when there are problems.
In the table: • is a core lesson, "sentnc" the mean length of a sentence in words, "reads" Flesch-Douma (nl)
or Flesch reading ease (en), where 60 or more is plain language.
`;

function readOptions() {
  try {
    return parseArgs({
      options: { module: { type: 'string' }, folder: { type: 'string' }, record: { type: 'boolean' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

function main(): void {
  const options = readOptions();
  if (options.help) {
    console.log(help);
    return;
  }
  const folder = options.folder ?? fileURLToPath(new URL('../modules', import.meta.url));
  const check = checkContent(folder, { today: new Date().toISOString().slice(0, 10) });
  const concerns = ({ file }: Problem) => options.module === undefined || file.startsWith(`${options.module}/`);
  const modules = check.modules.filter(({ id }) => options.module === undefined || id === options.module);
  if (options.module !== undefined && modules.length === 0 && !check.problems.some(concerns)) {
    stop(`there is no module ${options.module}; choose from ${check.modules.map(({ id }) => id).join(', ')}`);
  }
  const problems = check.problems.filter(concerns);

  for (const module of modules) console.log(`${tableOf(module)}\n`);
  list('warning', check.warnings.filter(concerns));
  list('problem', problems);
  if (options.record) record(folder, modules, problems);
  const where = relative(process.cwd(), folder) || folder;
  console.log(`${where}: ${count(modules, 'module')}, ${count(problems, 'problem')}.`);
  if (problems.length > 0) process.exitCode = 1;
}

function record(folder: string, modules: { id: string; version: string }[], problems: Problem[]): void {
  if (problems.length > 0) {
    console.log('Nothing recorded: mend the problems first.\n');
    return;
  }
  const added = recordVersions(folder, modules, () => undefined);
  console.log(added.length > 0 ? `Recorded: ${added.join(', ')}.\n` : 'Nothing to record: every version is recorded already.\n');
}

function list(name: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  console.log(count(problems, name));
  for (const problem of problems) console.log(`  ${describeProblem(problem)}`);
  console.log('');
}

function count(items: readonly unknown[], name: string): string {
  return `${items.length || 'no'} ${name}${items.length === 1 ? '' : 's'}`;
}

main();
