import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';
import type { describeTraining, NextAction } from './training-view.ts';

/** One enrolment: the next step first, then the whole line. */
export function OpenTraining({ training }: { training: ReturnType<typeof describeTraining> }) {
  const { overview } = useMessages().training;
  const { enrolmentId, track, done, total, next, stations } = training;
  return (
    <section className="stack" aria-labelledby={`track-${enrolmentId}`}>
      <h2 id={`track-${enrolmentId}`}>{track}</h2>
      <Progress value={done} max={total} label={overview.progress(done, total)} />
      <Next next={next} enrolmentId={enrolmentId} />
      <RouteLine label={overview.line(track)} headings={3} fold stations={stations} />
    </section>
  );
}

function Next({ next, enrolmentId }: { next: NextAction; enrolmentId: string }) {
  const { overview } = useMessages().training;
  if (next.href) {
    return (
      <p className="actions">
        <a className="button" href={next.href}>
          {next.text}
        </a>
      </p>
    );
  }
  return (
    <Notice tone={next.kind === 'finished' ? 'success' : 'info'} title={next.kind === 'finished' ? undefined : overview.next}>
      <p>{next.text}</p>
      {next.kind === 'pause' && <p>{overview.pauseHelp}</p>}
      {next.kind === 'settle' && (
        <Form intent="settle">
          <input type="hidden" name="enrolment" value={enrolmentId} />
          <Button>{overview.settleButton}</Button>
        </Form>
      )}
    </Notice>
  );
}

/** Nothing to do yet: what to do about that depends on who reads it. */
export function EmptyTraining({ role }: { role: 'manager' | 'participant' | 'officer' | 'none' }) {
  const { overview } = useMessages().training;
  const locale = useLocale();
  const text = { manager: overview.noEnrolmentManager, participant: overview.noEnrolment, officer: overview.noCompanyOfficer, none: overview.noCompany }[role];
  return (
    <>
      <p className="lede">{text}</p>
      <p className="actions">
        {role === 'manager' ? (
          <>
            <a className="button" href={`/${locale}/company/enrol`}>
              {overview.toEnrol}
            </a>
            <a href={`/${locale}/modules`}>{overview.toModules}</a>
          </>
        ) : (
          <a className="button" href={`/${locale}/modules`}>
            {overview.toModules}
          </a>
        )}
      </p>
    </>
  );
}
