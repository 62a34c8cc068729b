import type { FailureReason } from './failure.ts';

/** What a look found while it lasted; in a minute of flapping every other look found nothing. */
export type Happening = 'slow' | 'delivered_late' | 'flapping' | FailureReason | 'nobody_looked';

/**
 * One line of the story, by the clocks of the site: it began at `from` (HH:MM) that many days
 * before the day on which the story ends.
 */
export type StoryLine = readonly [
  daysAgo: number,
  from: string,
  minutes: number,
  monitor: string,
  happening: Happening,
];

/** Stands for every monitor. */
export const everyMonitor = '*';

/**
 * What happened to the shipped site: little in a quiet quarter, in which a look every ten minutes
 * finds it, and a lively fortnight.
 */
export const story: readonly StoryLine[] = [
  [80, '09:30', 60, 'phone-gateway', 'gateway_overloaded'],
  [68, '16:20', 40, 'verification-health', 'unexpected_status'],
  [57, '03:10', 50, 'email-accepts', 'mail_server_unavailable'],
  [57, '03:10', 50, 'email-round-trip', 'mail_server_unavailable'],
  [41, '10:00', 60, 'chat-conversation', 'slow'],
  [29, '21:15', 40, 'payments-health', 'connect_timeout'],
  [22, '15:00', 50, 'api-health', 'slow'],

  [13, '11:08', 9, 'withdrawals-health', 'unexpected_status'],
  [12, '04:10', 25, everyMonitor, 'nobody_looked'],
  [11, '10:17', 1, 'signin-health', 'flapping'],
  [9, '14:02', 11, 'chat-conversation', 'slow'],
  [9, '14:13', 31, 'chat-conversation', 'connection_refused'],
  [6, '15:20', 95, 'email-round-trip', 'delivered_late'],
  [4, '02:41', 48, 'phone-gateway', 'no_response'],
  [2, '19:34', 26, 'payments-health', 'slow'],
];
