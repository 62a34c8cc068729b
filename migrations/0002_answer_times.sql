-- By hand: WITHOUT ROWID on answer_times. Its rows lie in the order of their key, without a second
-- index; drizzle-kit cannot say it. A migration that rebuilds the table must repeat it.
CREATE TABLE `answer_times` (
	`monitor` integer NOT NULL,
	`hour_at` integer NOT NULL,
	`latency_ms` text NOT NULL,
	`first_reply_ms` text NOT NULL,
	`queue_wait_seconds` text NOT NULL,
	`delivery_ms` text NOT NULL,
	PRIMARY KEY(`monitor`, `hour_at`),
	FOREIGN KEY (`monitor`) REFERENCES `monitors`(`number`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
