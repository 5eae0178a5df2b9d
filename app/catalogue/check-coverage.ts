/** How much a module must hold before it goes to readers. */
import type { Report } from './problems.ts';
import type { ReadModule } from './read-module.server.ts';

interface Bounds {
  lessons: { least: number; most: number };
  questions: number;
  scenarios: number;
  checklists: number;
  pictures: number;
}

const main: Bounds = { lessons: { least: 9, most: 12 }, questions: 30, scenarios: 2, checklists: 1, pictures: 2 };
/** The short module that comes first. */
const orientation: Bounds = { lessons: { least: 4, most: 4 }, questions: 12, scenarios: 0, checklists: 0, pictures: 0 };
/** So that a test before, a final test and one to refresh can each draw other questions of the same weight. */
const leastPerObjective = 4;

export function checkCoverage(read: ReadModule, refuse: Report, warn: Report): void {
  checkAmounts(read, refuse);
  const { module, questions } = read;
  const file = `${module.id}/questions.yaml`;
  for (const { id } of module.objectives) {
    const about = questions.filter((question) => question.objective === id);
    const teaching = module.lessons.filter((lesson) => lesson.objectives.includes(id));
    if (about.length < leastPerObjective)
      refuse({
        file,
        field: `objective ${id}`,
        message: `${about.length} questions, at least ${leastPerObjective} are asked`,
        mend: 'write more for this objective',
      });
    if (teaching.length === 0) {
      warn({
        file: `${module.id}/module.yaml`,
        field: `objectives (${id})`,
        message: 'no lesson names it',
        mend: 'add it to the objectives of the lesson that teaches it',
      });
    }
    const core = teaching.filter((lesson) => lesson.core);
    const onCore = about.filter((question) => module.lessons.some((lesson) => lesson.core && lesson.id === question.lesson)).length;
    if (core.length > 0 && onCore < leastPerObjective) {
      const message = `${onCore} questions on core lessons, at least ${leastPerObjective} are asked`;
      refuse({ file, field: `objective ${id}`, message, mend: 'write more about the core lessons that teach it' });
    }
  }
  for (const { id } of module.lessons.filter((lesson) => !questions.some((question) => question.lesson === lesson.id))) {
    warn({ file, field: `lesson ${id}`, message: 'no question is about it', mend: 'write one that tests what it teaches' });
  }
}

function checkAmounts({ module, lessons, questions }: ReadModule, refuse: Report): void {
  const bounds = module.id === 'orientation' ? orientation : main;
  const pictures = new Set(lessons.flatMap((lesson) => lesson.rendered.pictures)).size;
  const ask = (file: string, name: string, count: number, least: number, most = Infinity) => {
    if (count >= least && count <= most) return;
    const asked = most === Infinity ? `at least ${least} are asked` : `${least} to ${most} are asked`;
    refuse({ file: `${module.id}/${file}`, field: name, message: `${count} ${name}, ${asked}`, mend: count < least ? 'write more' : 'join or drop some' });
  };
  ask('module.yaml', 'lessons', module.lessons.length, bounds.lessons.least, bounds.lessons.most);
  ask('questions.yaml', 'questions', questions.length, bounds.questions);
  ask('module.yaml', 'scenarios', module.scenarios.length, bounds.scenarios);
  ask('checklists.yaml', 'checklists', module.checklists.length, bounds.checklists);
  ask('module.yaml', 'pictures', pictures, bounds.pictures);
}
