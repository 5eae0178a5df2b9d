/** From a plan in the domain's terms to what the page shows, in one language. */
import { checklistAddress, lessonAddress, moduleAddress } from '#app/catalogue/addresses.ts';
import type { CountdownLink, Phase } from '#app/catalogue/types.ts';
import { formatDay } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { PlannedTask } from '#app/readiness/plan.ts';
import type { Plan } from '#app/readiness/plan.server.ts';
import type { StopState } from '#app/ui/station.tsx';

interface Viewing {
  locale: Locale;
  t: Messages;
  /** The company the person works for now: the pages of another one don't open. */
  companyId: string | null;
}

const phases: Phase[] = ['before', 'there', 'home'];

function linkTo(link: CountdownLink, { mission, enrolmentId }: Plan, locale: Locale): string {
  switch (link.kind) {
    case 'travellers':
      return `/${locale}/company/enrolments/${enrolmentId}`;
    case 'certificate':
      return `/${locale}/company/certificates`;
    case 'debrief':
      return `/${locale}/missions/${mission.id}/debrief#${link.section}`;
    case 'module':
      return moduleAddress(locale, link.module);
    case 'checklist':
      return checklistAddress(locale, link.module, link.checklist);
    case 'lesson':
      return lessonAddress(locale, link.module, link.lesson);
  }
}

/** The one line that says where the trip is. */
function countDays({ daysToDeparture, daysToReturn }: Plan, { plan: { count } }: Messages['countdown']): string {
  if (daysToDeparture > 0) return count.before(daysToDeparture);
  if (daysToDeparture === 0) return count.departure;
  if (daysToReturn > 0) return count.travelling(daysToReturn);
  return daysToReturn === 0 ? count.returning : count.back(-daysToReturn);
}

function describeTask({ task, day, state }: PlannedTask, plan: Plan, { locale, t, companyId }: Viewing) {
  const words = t.countdown.plan;
  const date = formatDay(day, locale);
  const when = task.doneWhen ? words.by(date) : task.phase === 'there' ? words.from(date) : words.on(date);
  const reachable = plan.companyId === companyId || task.link.kind === 'module' || task.link.kind === 'lesson';
  return {
    id: task.id,
    title: task.title[locale],
    // What comes later needs no explanation yet.
    text: state === 'overdue' || state === 'next' ? task.text[locale] : null,
    href: reachable ? linkTo(task.link, plan, locale) : null,
    state,
    when: [when, ...(task.who === 'manager' ? [words.company] : [])].join(', '),
  };
}

export type TaskView = ReturnType<typeof describeTask>;

export function describePlan(plan: Plan, viewing: Viewing) {
  const { locale, t, companyId } = viewing;
  const words = t.countdown.plan;
  const { mission, tasks } = plan;
  const late = tasks.filter(({ state }) => state === 'overdue').length;
  const open = tasks.some(({ state, task }) => task.doneWhen && state !== 'done' && state !== 'past');
  return {
    placeId: plan.placeId,
    mission: { title: mission.title[locale], href: `/${locale}/missions/${mission.id}` },
    count: countDays(plan, t.countdown),
    trip: words.trip(formatDay(mission.departsOn, locale), formatDay(mission.returnsOn, locale)),
    late,
    standing: late > 0 ? words.late(late) : open ? words.nothingDue : words.allDone,
    notes: [...(plan.waiting ? [words.waiting] : []), ...(plan.companyId === companyId ? [] : [words.otherCompany(plan.companyName)])],
    phases: phases.flatMap((phase) => {
      const own = tasks.filter(({ task }) => task.phase === phase).map((task) => describeTask(task, plan, viewing));
      return own.length > 0 ? [{ id: phase, title: words.phases[phase], state: stateOfPhase(own), tasks: own }] : [];
    }),
  };
}

export type PlanView = ReturnType<typeof describePlan>;

function stateOfPhase(tasks: TaskView[]): StopState {
  if (tasks.some(({ state }) => state === 'overdue' || state === 'next')) return 'next';
  return tasks.every(({ state }) => state === 'done' || state === 'past') ? 'done' : 'todo';
}
