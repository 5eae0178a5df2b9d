CREATE TABLE `calendar_feeds` (
	`user_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token_hash_unique` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE TABLE `openid_identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `openid_identities_user` ON `openid_identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text DEFAULT '[]' NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_user` ON `recovery_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`payload` text DEFAULT '{}' NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sign_in_challenges_purpose" CHECK("sign_in_challenges"."purpose" in ('passkey-registration', 'passkey-sign-in', 'openid'))
);
--> statement-breakpoint
CREATE INDEX `sign_in_challenges_expiry` ON `sign_in_challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `totp_factors` (
	`user_id` text PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `event_sign_ups` (
	`event_id` text NOT NULL,
	`user_id` text NOT NULL,
	`company_id` text,
	`status` text NOT NULL,
	`signed_up_at` integer NOT NULL,
	`attended` integer,
	`attendance_recorded_at` integer,
	`attendance_recorded_by` text,
	PRIMARY KEY(`event_id`, `user_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`attendance_recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "event_sign_ups_status" CHECK("event_sign_ups"."status" in ('signed-up', 'waiting', 'withdrawn')),
	CONSTRAINT "event_sign_ups_attendance" CHECK(("event_sign_ups"."attended" is null) = ("event_sign_ups"."attendance_recorded_at" is null))
);
--> statement-breakpoint
CREATE INDEX `event_sign_ups_user` ON `event_sign_ups` (`user_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`mission_id` text,
	`kind` text NOT NULL,
	`title_nl` text NOT NULL,
	`title_en` text NOT NULL,
	`text_nl` text NOT NULL,
	`text_en` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`place` text,
	`online_url` text,
	`capacity` integer,
	`status` text DEFAULT 'draft' NOT NULL,
	`cancellation_nl` text,
	`cancellation_en` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`published_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`mission_id`) REFERENCES `missions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "events_kind" CHECK("events"."kind" in ('information', 'briefing')),
	CONSTRAINT "events_times" CHECK("events"."starts_at" < "events"."ends_at"),
	CONSTRAINT "events_somewhere" CHECK("events"."place" is not null or "events"."online_url" is not null),
	CONSTRAINT "events_capacity" CHECK("events"."capacity" is null or "events"."capacity" between 1 and 10000),
	CONSTRAINT "events_status" CHECK("events"."status" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "events_published" CHECK("events"."status" <> 'published' or "events"."published_at" is not null),
	CONSTRAINT "events_cancelled" CHECK(("events"."status" = 'cancelled') = ("events"."cancelled_at" is not null) and ("events"."status" = 'cancelled') = ("events"."cancellation_nl" is not null) and ("events"."status" = 'cancelled') = ("events"."cancellation_en" is not null))
);
--> statement-breakpoint
CREATE INDEX `events_mission` ON `events` (`mission_id`);--> statement-breakpoint
CREATE TABLE `mission_invitees` (
	`id` text PRIMARY KEY NOT NULL,
	`mission_id` text NOT NULL,
	`company_name` text NOT NULL,
	`kvk_number` text NOT NULL,
	`person_name` text NOT NULL,
	`email` text NOT NULL,
	`invited_at` integer NOT NULL,
	`invited_by` text,
	FOREIGN KEY (`mission_id`) REFERENCES `missions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "mission_invitees_kvk_number_shape" CHECK(length("mission_invitees"."kvk_number") = 8 and "mission_invitees"."kvk_number" not glob '*[^0-9]*'),
	CONSTRAINT "mission_invitees_email_is_normal" CHECK("mission_invitees"."email" = lower(trim("mission_invitees"."email")))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mission_invitees_once` ON `mission_invitees` (`mission_id`,`email`);--> statement-breakpoint
CREATE TABLE `mission_places` (
	`id` text PRIMARY KEY NOT NULL,
	`mission_id` text NOT NULL,
	`company_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`status` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text,
	`placed_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`mission_id`) REFERENCES `missions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "mission_places_status" CHECK("mission_places"."status" in ('placed', 'waiting', 'withdrawn')),
	CONSTRAINT "mission_places_placed" CHECK("mission_places"."status" <> 'placed' or "mission_places"."placed_at" is not null),
	CONSTRAINT "mission_places_withdrawn" CHECK(("mission_places"."status" = 'withdrawn') = ("mission_places"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mission_places_once` ON `mission_places` (`mission_id`,`company_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mission_places_enrolment` ON `mission_places` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `mission_places_company` ON `mission_places` (`company_id`);--> statement-breakpoint
CREATE TABLE `missions` (
	`id` text PRIMARY KEY NOT NULL,
	`title_nl` text NOT NULL,
	`title_en` text NOT NULL,
	`text_nl` text NOT NULL,
	`text_en` text NOT NULL,
	`destination_nl` text NOT NULL,
	`destination_en` text NOT NULL,
	`departs_on` text NOT NULL,
	`returns_on` text NOT NULL,
	`enrol_by` text NOT NULL,
	`track` text NOT NULL,
	`capacity` integer NOT NULL,
	`join_code` text NOT NULL,
	`programme` text DEFAULT '[]' NOT NULL,
	`contacts` text DEFAULT '[]' NOT NULL,
	`countdown` text DEFAULT '{}' NOT NULL,
	`reminder_days` text DEFAULT '[]' NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`cancellation_nl` text,
	`cancellation_en` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`published_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "missions_dates" CHECK("missions"."enrol_by" <= "missions"."departs_on" and "missions"."departs_on" <= "missions"."returns_on"),
	CONSTRAINT "missions_day_shape" CHECK("missions"."departs_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "missions_capacity" CHECK("missions"."capacity" between 1 and 1000),
	CONSTRAINT "missions_status" CHECK("missions"."status" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "missions_published" CHECK("missions"."status" <> 'published' or "missions"."published_at" is not null),
	CONSTRAINT "missions_cancelled" CHECK(("missions"."status" = 'cancelled') = ("missions"."cancelled_at" is not null) and ("missions"."status" = 'cancelled') = ("missions"."cancellation_nl" is not null) and ("missions"."status" = 'cancelled') = ("missions"."cancellation_en" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `missions_join_code` ON `missions` (`join_code`);--> statement-breakpoint
CREATE TABLE `debrief_ticks` (
	`place_id` text NOT NULL,
	`item` text NOT NULL,
	`ticked_by` text,
	`ticked_at` integer NOT NULL,
	PRIMARY KEY(`place_id`, `item`),
	FOREIGN KEY (`place_id`) REFERENCES `mission_places`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ticked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`mission_id` text NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mission_id`) REFERENCES `missions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reminders_kind" CHECK("reminders"."kind" in ('own', 'digest'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_token_hash_unique` ON `reminders` (`token_hash`);--> statement-breakpoint
CREATE INDEX `reminders_user` ON `reminders` (`user_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `members_company`;--> statement-breakpoint
DROP INDEX `members_user`;--> statement-breakpoint
ALTER TABLE `members` ADD `chosen_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `members_once` ON `members` (`company_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
DROP INDEX `companies_kvk_number`;--> statement-breakpoint
ALTER TABLE `companies` ADD `identity_method` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `identity_doubt` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `identity_doubted_at` integer;--> statement-breakpoint
ALTER TABLE `companies` ADD `identity_doubted_by` text REFERENCES users(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `merged_into_id` text REFERENCES companies(id);--> statement-breakpoint
ALTER TABLE `companies` ADD `merged_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `companies_kvk_number` ON `companies` (`kvk_number`) WHERE "companies"."merged_into_id" is null;--> statement-breakpoint
DROP INDEX `enrolments_one_open`;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `mission_id` text REFERENCES missions(id);--> statement-breakpoint
CREATE INDEX `enrolments_mission` ON `enrolments` (`mission_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_open` ON `enrolments` (`company_id`,`track`,coalesce(`mission_id`, '')) WHERE "enrolments"."status" = 'open';--> statement-breakpoint
-- How a running session was started isn't known: everyone signs in once more.
DROP TABLE `sessions`;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`device` text NOT NULL,
	`assurance` text NOT NULL,
	`proved_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sessions_assurance" CHECK("sessions"."assurance" in ('password-pending', 'password', 'second-factor', 'passkey', 'openid'))
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `reminders_off_at` integer;--> statement-breakpoint
ALTER TABLE `outbox_mails` ADD `unsubscribe_url` text;--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`actor_id`);