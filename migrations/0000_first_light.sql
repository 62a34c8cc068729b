-- By hand: WITHOUT ROWID on checks. Its rows lie in the order of their key, without a second
-- index; drizzle-kit cannot say it. A migration that rebuilds the table must repeat it.
CREATE TABLE `checks` (
	`monitor` integer NOT NULL,
	`started_at` integer NOT NULL,
	`location` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`latency_ms` integer NOT NULL,
	`phase_list` integer,
	`phase_ms` text,
	`detail` text,
	`first_reply_ms` integer,
	`queue_wait_seconds` integer,
	PRIMARY KEY(`monitor`, `started_at`, `location`),
	FOREIGN KEY (`monitor`) REFERENCES `monitors`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location`) REFERENCES `locations`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`phase_list`) REFERENCES `phase_lists`(`number`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `components` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `components_slug_unique` ON `components` (`slug`);--> statement-breakpoint
CREATE TABLE `coverage` (
	`monitor` integer NOT NULL,
	`location` integer NOT NULL,
	`start_at` integer NOT NULL,
	`previous_end_at` integer,
	PRIMARY KEY(`monitor`, `location`, `start_at`),
	FOREIGN KEY (`monitor`) REFERENCES `monitors`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location`) REFERENCES `locations`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `locations` (
	`number` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `locations_slug_unique` ON `locations` (`slug`);--> statement-breakpoint
CREATE TABLE `monitor_states` (
	`monitor` integer NOT NULL,
	`location` integer NOT NULL,
	`state` text NOT NULL,
	`since` integer,
	`reason` text,
	`failures` integer NOT NULL,
	`failures_started_at` integer,
	`impaired` integer NOT NULL,
	`impaired_started_at` integer,
	`answered` integer NOT NULL,
	`answered_started_at` integer,
	`healthy` integer NOT NULL,
	`healthy_started_at` integer,
	`last_check_at` integer,
	`last_decided_at` integer,
	`last_outcome` text,
	`last_reason` text,
	`last_latency_ms` real,
	`first_reply_ms` real,
	`queue_wait_seconds` real,
	`certificate` text,
	`interval_ms` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`monitor`, `location`),
	FOREIGN KEY (`monitor`) REFERENCES `monitors`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location`) REFERENCES `locations`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `monitors` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`component` text NOT NULL,
	`when_down` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `monitors_id_unique` ON `monitors` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `monitors_slug_unique` ON `monitors` (`slug`);--> statement-breakpoint
CREATE TABLE `phase_lists` (
	`number` integer PRIMARY KEY NOT NULL,
	`names` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phase_lists_names_unique` ON `phase_lists` (`names`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`monitor` integer NOT NULL,
	`location` integer NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`monitor`, `location`, `at`),
	FOREIGN KEY (`monitor`) REFERENCES `monitors`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location`) REFERENCES `locations`(`number`) ON UPDATE no action ON DELETE no action
);
