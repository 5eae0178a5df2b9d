CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`details` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`at`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`user_id` text,
	`payload` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_links_expiry` ON `one_time_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_email_is_normal" CHECK("users"."email" = lower(trim("users"."email"))),
	CONSTRAINT "users_role" CHECK("users"."role" in ('member', 'officer', 'administrator'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`company_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`snapshot` text NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`revocation_reason` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`revoked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "certificates_revocation" CHECK(("certificates"."revoked_at" is null) = ("certificates"."revocation_reason" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_enrolment` ON `certificates` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `certificates_company` ON `certificates` (`company_id`);--> statement-breakpoint
CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kvk_number` text NOT NULL,
	`municipality` text NOT NULL,
	`sector` text NOT NULL,
	`employees` integer NOT NULL,
	`kind` text NOT NULL,
	`registered_at` integer NOT NULL,
	`identity_confirmed_at` integer,
	`identity_confirmed_by` text,
	FOREIGN KEY (`identity_confirmed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "companies_kvk_number_shape" CHECK(length("companies"."kvk_number") = 8 and "companies"."kvk_number" not glob '*[^0-9]*'),
	CONSTRAINT "companies_employees" CHECK("companies"."employees" between 0 and 1000000),
	CONSTRAINT "companies_kind" CHECK("companies"."kind" in ('startup', 'sme'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_kvk_number` ON `companies` (`kvk_number`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_open` ON `invitations` (`company_id`,`email`) WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null;--> statement-breakpoint
CREATE TABLE `join_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`decision` text,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "join_requests_decision" CHECK(("join_requests"."decided_at" is null) = ("join_requests"."decision" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_requests_open` ON `join_requests` (`company_id`,`user_id`) WHERE "join_requests"."decided_at" is null;--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "members_role" CHECK("members"."role" in ('manager', 'participant'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE INDEX `members_company` ON `members` (`company_id`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`track` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`enrolled_at` integer NOT NULL,
	`enrolled_by` text,
	`started_at` integer,
	`completed_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrolled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "enrolments_status" CHECK("enrolments"."status" in ('open', 'completed', 'withdrawn')),
	CONSTRAINT "enrolments_completed" CHECK(("enrolments"."status" = 'completed') = ("enrolments"."completed_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_open` ON `enrolments` (`company_id`,`track`) WHERE "enrolments"."status" = 'open';--> statement-breakpoint
CREATE INDEX `enrolments_company` ON `enrolments` (`company_id`);--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`finished_at` integer,
	`removed_at` integer,
	`removal_reason` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "participants_removal" CHECK(("participants"."removed_at" is null) = ("participants"."removal_reason" is null)),
	CONSTRAINT "participants_finished_stay" CHECK("participants"."finished_at" is null or "participants"."removed_at" is null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participants_once` ON `participants` (`enrolment_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `participants_user` ON `participants` (`user_id`);--> statement-breakpoint
CREATE TABLE `attempt_questions` (
	`attempt_id` text NOT NULL,
	`number` integer NOT NULL,
	`question` text NOT NULL,
	`option_order` text NOT NULL,
	`chosen` text,
	`answered_at` integer,
	`correct` integer,
	PRIMARY KEY(`attempt_id`, `number`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_questions_once` ON `attempt_questions` (`attempt_id`,`question`);--> statement-breakpoint
CREATE TABLE `lesson_completions` (
	`participant_id` text NOT NULL,
	`module` text NOT NULL,
	`lesson` text NOT NULL,
	`module_version` text NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`participant_id`, `module`, `lesson`),
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `module_completions` (
	`participant_id` text NOT NULL,
	`module` text NOT NULL,
	`module_version` text NOT NULL,
	`finished_at` integer NOT NULL,
	PRIMARY KEY(`participant_id`, `module`),
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`participant_id` text NOT NULL,
	`module` text NOT NULL,
	`module_version` text NOT NULL,
	`purpose` text NOT NULL,
	`status` text DEFAULT 'in_progress' NOT NULL,
	`pass_mark` integer NOT NULL,
	`started_at` integer NOT NULL,
	`submitted_at` integer,
	`abandoned_at` integer,
	`score` integer,
	`passed` integer,
	FOREIGN KEY (`participant_id`) REFERENCES `participants`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "quiz_attempts_status" CHECK("quiz_attempts"."status" in ('in_progress', 'submitted', 'abandoned')),
	CONSTRAINT "quiz_attempts_submitted" CHECK(("quiz_attempts"."status" = 'submitted') = ("quiz_attempts"."submitted_at" is not null) and ("quiz_attempts"."status" = 'submitted') = ("quiz_attempts"."score" is not null) and ("quiz_attempts"."status" = 'submitted') = ("quiz_attempts"."passed" is not null)),
	CONSTRAINT "quiz_attempts_abandoned" CHECK(("quiz_attempts"."status" = 'abandoned') = ("quiz_attempts"."abandoned_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempts_one_in_progress` ON `quiz_attempts` (`participant_id`,`module`,`purpose`) WHERE "quiz_attempts"."status" = 'in_progress';--> statement-breakpoint
CREATE INDEX `quiz_attempts_participant` ON `quiz_attempts` (`participant_id`,`module`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`step` text NOT NULL,
	`subject_id` text NOT NULL,
	`company_id` text NOT NULL,
	`at` integer NOT NULL,
	`month` text NOT NULL,
	`track` text,
	`sector` text NOT NULL,
	`municipality` text NOT NULL,
	`company_kind` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "milestones_month_shape" CHECK("milestones"."month" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_once` ON `milestones` (`step`,`subject_id`);--> statement-breakpoint
CREATE INDEX `milestones_month` ON `milestones` (`month`,`step`);--> statement-breakpoint
CREATE TABLE `outbox_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`body_text` text NOT NULL,
	`body_html` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_mails_due` ON `outbox_mails` (`sent_at`,`failed_at`,`next_attempt_at`);