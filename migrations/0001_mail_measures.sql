ALTER TABLE `checks` ADD `delivery_ms` integer;--> statement-breakpoint
ALTER TABLE `checks` ADD `newest_message_seconds` integer;--> statement-breakpoint
ALTER TABLE `monitor_states` ADD `delivery_ms` real;--> statement-breakpoint
ALTER TABLE `monitor_states` ADD `newest_message_seconds` real;