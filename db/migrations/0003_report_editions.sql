CREATE TABLE `report_editions` (
	`period` text PRIMARY KEY NOT NULL,
	`published_at` integer NOT NULL,
	`tables` text NOT NULL,
	CONSTRAINT "report_editions_period_shape" CHECK("report_editions"."period" glob '[0-9][0-9][0-9][0-9]-q[1-4]')
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_milestones` (
	`step` text NOT NULL,
	`subject_id` text NOT NULL,
	`company_id` text NOT NULL,
	`at` integer NOT NULL,
	`month` text NOT NULL,
	`track` text,
	`sector` text NOT NULL,
	`municipality` text NOT NULL,
	`company_kind` text NOT NULL,
	CONSTRAINT "milestones_month_shape" CHECK("__new_milestones"."month" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_milestones`("step", "subject_id", "company_id", "at", "month", "track", "sector", "municipality", "company_kind") SELECT "step", "subject_id", "company_id", "at", "month", "track", "sector", "municipality", "company_kind" FROM `milestones`;--> statement-breakpoint
DROP TABLE `milestones`;--> statement-breakpoint
ALTER TABLE `__new_milestones` RENAME TO `milestones`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_once` ON `milestones` (`step`,`subject_id`);--> statement-breakpoint
CREATE INDEX `milestones_month` ON `milestones` (`month`,`step`);--> statement-breakpoint
CREATE TRIGGER milestones_keep BEFORE UPDATE ON milestones
BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER milestones_stay BEFORE DELETE ON milestones
BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER report_editions_keep BEFORE UPDATE ON report_editions
BEGIN SELECT RAISE(ABORT, 'what was published does not change'); END;
--> statement-breakpoint
CREATE TRIGGER report_editions_stay BEFORE DELETE ON report_editions
BEGIN SELECT RAISE(ABORT, 'what was published does not change'); END;
