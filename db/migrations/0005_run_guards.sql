-- A way that was taken stays as it was taken.
CREATE TRIGGER ended_runs_are_final BEFORE UPDATE ON scenario_runs
WHEN old.status <> 'in_progress'
BEGIN SELECT RAISE(ABORT, 'a run that has ended does not change'); END;
--> statement-breakpoint
CREATE TRIGGER choices_are_final BEFORE UPDATE ON scenario_choices
BEGIN SELECT RAISE(ABORT, 'a choice does not change'); END;
--> statement-breakpoint
CREATE TRIGGER choices_belong_to_running_runs BEFORE INSERT ON scenario_choices
WHEN (SELECT status FROM scenario_runs WHERE id = new.run_id) <> 'in_progress'
BEGIN SELECT RAISE(ABORT, 'a run that has ended takes no choice'); END;
