CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`place` text,
	`done_at` integer
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`token` integer NOT NULL,
	`until_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`name` text PRIMARY KEY NOT NULL,
	`mark` text NOT NULL,
	`since_at` integer NOT NULL,
	`read_at` integer NOT NULL,
	`facts` text NOT NULL
);
