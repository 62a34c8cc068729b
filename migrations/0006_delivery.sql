CREATE TABLE `deliveries` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`event` integer,
	`subscription` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lease` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`attempts` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_id_unique` ON `deliveries` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_event` ON `deliveries` (`event`,`subscription`);--> statement-breakpoint
CREATE INDEX `deliveries_of` ON `deliveries` (`subscription`,`number`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`due_at`) WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_first` ON `deliveries` (`subscription`,`number`) WHERE "deliveries"."state" = 'waiting' AND "deliveries"."tries" = 0;--> statement-breakpoint
CREATE INDEX `deliveries_leased` ON `deliveries` (`lease`) WHERE "deliveries"."lease" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `outbox` (
	`name` text PRIMARY KEY NOT NULL,
	`event` integer NOT NULL,
	`subscription` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secret_marks` (
	`number` integer PRIMARY KEY NOT NULL,
	`mark` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_address_unique` ON `subscribers` (`address`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`channel` text NOT NULL,
	`origin` text NOT NULL,
	`subscriber` text,
	`language` text NOT NULL,
	`events` text,
	`components` text,
	`subject` text,
	`state` text NOT NULL,
	`because` text,
	`since` integer NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`subscriber`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_id_unique` ON `subscriptions` (`id`);--> statement-breakpoint
CREATE INDEX `subscriptions_subscriber` ON `subscriptions` (`subscriber`);--> statement-breakpoint
CREATE INDEX `subscriptions_active` ON `subscriptions` (`number`) WHERE "subscriptions"."state" = 'active';--> statement-breakpoint
CREATE TABLE `told_statuses` (
	`component` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhook_endpoints` (
	`subscription` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`dialect` text NOT NULL,
	`name` text NOT NULL,
	`secret_version` integer NOT NULL,
	`rotated_at` integer,
	`failing_since` integer,
	FOREIGN KEY (`subscription`) REFERENCES `subscriptions`(`number`) ON UPDATE no action ON DELETE no action
);
