import type { InValue } from '@libsql/client';
import type { Guard } from './change.ts';

// Letters that a mailbox gets because somebody asked for them, who need not be its owner.

/** How many of them a mailbox gets at most. */
export const mostAskedLetters = {
  aDay: 3,
  /** Within a month, where nobody has confirmed anything since. */
  unanswered: 3,
} as const;

const dayMs = 24 * 60 * 60_000;

/** For how long letters are remembered that nobody wanted, in milliseconds. */
const monthMs = 30 * dayMs;

/** Whoever sends a form twice within so many milliseconds means it once. */
const twiceMs = 60_000;

const asked = "kind IN ('confirmation', 'reminder')";

/**
 * A letter that somebody asks for may go to an address at an instant (UTC ms). All addresses of one
 * mailbox count together. It gets none where its reader has complained, or staff have taken it off;
 * and none for a month where one came back, or was declined, before it was confirmed.
 */
export function mayBeWrittenTo(address: string, now: number): Guard {
  const theirs = numbersOf(address);
  const month = now - monthMs;
  return {
    sql: `NOT EXISTS (
            SELECT 1 FROM subscriptions
            WHERE number IN ${theirs.sql} AND (
              because IN ('complained', 'by_staff')
              OR (confirmed_at IS NULL AND ended_at > ?)))
          AND (
            SELECT count(*) FILTER (WHERE created_at > ?) < ?
               AND count(*) FILTER (WHERE created_at > coalesce(
                 (SELECT max(confirmed_at) FROM subscriptions WHERE number IN ${theirs.sql}), 0)) < ?
            FROM deliveries
            WHERE ${asked} AND created_at > ? AND subscription IN ${theirs.sql})`,
    args: [
      ...[...theirs.args, month],
      ...[now - dayMs, mostAskedLetters.aDay],
      ...[...theirs.args, mostAskedLetters.unanswered],
      ...[month, ...theirs.args],
    ],
  };
}

/** A letter about a subscription (its number) that somebody asked for was queued just before (UTC ms). */
export function justAsked(subscription: number, now: number): Guard {
  return {
    sql: `EXISTS (SELECT 1 FROM deliveries
                  WHERE ${asked} AND created_at > ? AND subscription = ?)`,
    args: [now - twiceMs, subscription],
  };
}

/** The subscriptions (numbers) of a mailbox: whatever stands behind a + is for its owner only. */
function numbersOf(address: string): Readonly<{ sql: string; args: readonly InValue[] }> {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at);
  const [name = ''] = address.slice(0, at).split(/(?<=.)\+/);
  return {
    sql: `(SELECT number FROM subscriptions WHERE subscriber IN (
             SELECT id FROM subscribers
             WHERE address = ?
                OR (address > ? AND address < ? AND substr(address, instr(address, '@')) = ?)))`,
    // In the order of ASCII the comma comes after the plus.
    args: [`${name}${domain}`, `${name}+`, `${name},`, domain],
  };
}
