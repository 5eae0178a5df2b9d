CREATE TABLE `scenario_choices` (
	`run_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`choice` text NOT NULL,
	`chosen_at` integer NOT NULL,
	PRIMARY KEY(`run_id`, `number`),
	FOREIGN KEY (`run_id`) REFERENCES `scenario_runs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `scenario_completions` (
	`participant_id` text NOT NULL,
	`module` text NOT NULL,
	`scenario` text NOT NULL,
	`module_version` text NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`participant_id`, `module`, `scenario`),
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `scenario_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`module` text NOT NULL,
	`scenario` text NOT NULL,
	`module_version` text NOT NULL,
	`status` text DEFAULT 'in_progress' NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`abandoned_at` integer,
	`ending` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "scenario_runs_status" CHECK("scenario_runs"."status" in ('in_progress', 'ended', 'abandoned')),
	CONSTRAINT "scenario_runs_ended" CHECK(("scenario_runs"."status" = 'ended') = ("scenario_runs"."ended_at" is not null) and ("scenario_runs"."status" = 'ended') = ("scenario_runs"."ending" is not null)),
	CONSTRAINT "scenario_runs_abandoned" CHECK(("scenario_runs"."status" = 'abandoned') = ("scenario_runs"."abandoned_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scenario_runs_one_in_progress` ON `scenario_runs` (`user_id`,`module`,`scenario`) WHERE "scenario_runs"."status" = 'in_progress';--> statement-breakpoint
CREATE INDEX `scenario_runs_user` ON `scenario_runs` (`user_id`,`module`,`scenario`);--> statement-breakpoint
CREATE TABLE `checklist_ticks` (
	`company_id` text NOT NULL,
	`module` text NOT NULL,
	`item` text NOT NULL,
	`ticked_by` text,
	`ticked_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `module`, `item`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ticked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
