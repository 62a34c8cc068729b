import type { InStatement, ResultSet } from '@libsql/client';
import type { Attempt, DeliveryKind } from '../domain/delivery/delivery.ts';
import { urgentTypes } from '../domain/delivery/digest.ts';
import type { Database } from './database.ts';

/**
 * What is brought in its own time, so that nothing waits for another: the first attempts of webhooks,
 * their later ones, and all mail.
 */
export const queues = ['webhook_first', 'webhook_again', 'mail'] as const;
export type Queue = (typeof queues)[number];

/** A delivery that somebody has in hand, and nobody else. */
export type Claimed = Readonly<{
  number: number;
  id: string;
  kind: DeliveryKind;
  /** Number of the event; null of a letter about the subscription. */
  event: number | null;
  /** Number of the subscription. */
  subscription: number;
  tries: number;
  dueAt: number;
  attempts: readonly Attempt[];
}>;

/** What something is claimed under, and when (UTC ms) it is anybody's again. */
export type Lease = Readonly<{
  /** Under which results are written; never used before. */
  lease: string;
  until: number;
}>;

/** What is to be claimed at an instant (UTC ms). */
export type Claim = Lease &
  Readonly<{
    queue: Queue;
    now: number;
    limit: number;
    /** Numbers of subscriptions that are not to be tried again for the moment. */
    busy: readonly number[];
    /** With what a first attempt goes where the endpoint failed last: with the first, or with later ones. */
    failing: 'webhook_first' | 'webhook_again';
  }>;

/** How many later attempts of one subscription are claimed at once. */
const mostAgain = 4;

/** How many pieces of news for one reader are claimed at once, beside the first of them: for one letter. */
const mostInLetter = 50;

/** Claims what is due, in one write; what was claimed of each, in the order of queueing. */
export async function claimDue(
  db: Database,
  claims: readonly Claim[],
): Promise<readonly (readonly Claimed[])[]> {
  const leases = claims.map(({ lease }) => lease);
  const results = await db.write([...claims.map(claimStatement), selectClaimed(leases)]);
  const claimed = claimedOf(results.at(-1));
  return leases.map((lease) => claimed.get(lease) ?? []);
}

/** Selects what was claimed under some leases, as one text: rows by the thousand take their time. */
export function selectClaimed(leases: readonly string[]): InStatement {
  return {
    sql: `SELECT json_group_array(json_array(
            lease, number, id, kind, event, subscription, tries, due_at, json(attempts)
          )) AS claimed
          FROM deliveries WHERE lease IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(leases)],
  };
}

/** What `selectClaimed` has selected, by lease and in the order of queueing. */
export function claimedOf(result: ResultSet | undefined): ReadonlyMap<string, readonly Claimed[]> {
  const rows: readonly ClaimedRow[] = JSON.parse(String(result?.rows[0]?.claimed ?? '[]'));
  const claimed = new Map<string, Claimed[]>();
  for (const [lease, number, id, kind, event, subscription, tries, dueAt, attempts] of rows) {
    const one = { number, id, kind, event, subscription, tries, dueAt, attempts };
    const others = claimed.get(lease);
    if (others) others.push(one);
    else claimed.set(lease, [one]);
  }
  for (const some of claimed.values()) some.sort((one, other) => one.number - other.number);
  return claimed;
}

/** They were written as such. */
type ClaimedRow = readonly [
  lease: string,
  number: number,
  id: string,
  kind: DeliveryKind,
  event: number | null,
  subscription: number,
  tries: number,
  dueAt: number,
  attempts: readonly Attempt[],
];

/** Nothing was tried yet; an event that is sent once more by hand is a later attempt. */
const isFirst = "(due.tries = 0 AND due.attempts = '[]')";

/** A first attempt of a subscription waits; expressions in SQL. */
export const firstWaits = (subscription: string, also = 'true') =>
  `EXISTS (
     SELECT 1 FROM deliveries AS older
     WHERE older.state = 'waiting' AND older.tries = 0 AND older.subscription = ${subscription}
       AND older.kind = 'event' AND older.attempts = '[]' AND ${also}
   )`;

/** Such news is not held back by what was told before; as `isUrgent` of the domain has it. */
const isUrgent = `EXISTS (
  SELECT 1 FROM events
  WHERE events.number = due.event AND (
    type IN (SELECT value FROM json_each('${JSON.stringify(urgentTypes)}'))
    OR body ->> '$.incident.kind' = 'security'))`;

/** An endpoint of which is known that it fails; it may hang for as long as it is let. */
const isFailing = `EXISTS (
  SELECT 1 FROM webhook_endpoints AS endpoint
  WHERE endpoint.subscription = due.subscription AND endpoint.failing_since IS NOT NULL)`;

/** It is the next first attempt of its subscription. */
const isNextFirst = `(${isFirst}
  AND NOT ${firstWaits('due.subscription', 'older.number < due.number')})`;

/** Which of the due deliveries (`due`) belong to a queue and may be made now. */
const inQueue: Readonly<Record<Queue, string>> = {
  webhook_first: `due.kind = 'event' AND channel = 'webhook' AND ${isNextFirst}`,
  webhook_again: `due.kind = 'event' AND channel = 'webhook' AND NOT ${isFirst}
    AND due.subscription NOT IN (SELECT value FROM json_each(:busy))`,
  // What is due of one subscription goes together; nothing overtakes what is under way, and only
  // what is urgent overtakes what is held.
  mail: `(due.kind <> 'event' OR (channel = 'mail' AND NOT (${isFirst}
    AND ${firstWaits(
      'due.subscription',
      `older.number < due.number AND older.due_at > :now
         AND (older.lease IS NOT NULL OR NOT ${isUrgent})`,
    )})))`,
};

/** What is claimed first: a letter that somebody waits for goes before news, which is for many. */
const order: Readonly<Record<Queue, string>> = {
  webhook_first: 'due.due_at, due.number',
  webhook_again: 'due.due_at, due.number',
  mail: "due.kind = 'event', due.due_at, due.number",
};

/** The same where first attempts to endpoints that fail go with later ones. */
const inQueueWithFailing: Readonly<Record<Queue, string>> = {
  ...inQueue,
  webhook_first: `${inQueue.webhook_first} AND NOT ${isFailing}`,
  webhook_again: `((${inQueue.webhook_again}) OR (${inQueue.webhook_first} AND ${isFailing}))`,
};

function claimStatement(claim: Claim): InStatement {
  const { queue, lease, now, until, limit, busy, failing } = claim;
  const belongs = failing === 'webhook_again' ? inQueueWithFailing : inQueue;
  const again = queue === 'webhook_again';
  const due = `${dueWhere(belongs[queue])} ORDER BY ${order[queue]} LIMIT :limit`;
  const claimed = {
    webhook_first: due,
    webhook_again: fewOfEach(due, mostAgain),
    mail: letters(due),
  };
  return {
    sql: `UPDATE deliveries SET lease = :lease, due_at = :until
          WHERE number IN (SELECT number FROM (${claimed[queue]}))`,
    args: { ...{ lease, now, until, limit }, ...(again && { busy: JSON.stringify(busy) }) },
  };
}

function dueWhere(condition: string): string {
  return `
    SELECT due.number, due.subscription, due.kind
    FROM deliveries AS due
    CROSS JOIN subscriptions ON subscriptions.number = due.subscription
    WHERE due.state = 'waiting' AND due.due_at <= :now AND ${condition}`;
}

function fewOfEach(due: string, most: number): string {
  const numbered = `SELECT number, row_number() OVER (PARTITION BY subscription ORDER BY number) AS nth
    FROM (${due})`;
  return `SELECT number FROM (${numbered}) WHERE nth <= ${most}`;
}

/** What is due, and whatever else is news for the same readers: one letter tells them of it. */
function letters(due: string): string {
  const readers = "SELECT subscription FROM due_letters WHERE kind = 'event'";
  const news = dueWhere(`due.kind = 'event' AND due.subscription IN (${readers})
    AND ${inQueue.mail}`);
  return `WITH due_letters AS MATERIALIZED (${due})
    SELECT number FROM due_letters UNION SELECT number FROM (${fewOfEach(news, mostInLetter)})`;
}

/** Keeps what was claimed under some leases until a later instant (UTC ms). */
export async function renewLeases(
  db: Database,
  leases: readonly string[],
  until: number,
): Promise<void> {
  await db.write([
    {
      sql: 'UPDATE deliveries SET due_at = ? WHERE lease IN (SELECT value FROM json_each(?))',
      args: [until, JSON.stringify(leases)],
    },
  ]);
}

/** Gives back what was claimed under some leases and not made: it is due at `now` (UTC ms). */
export async function giveBack(
  db: Database,
  leases: readonly string[],
  now: number,
): Promise<void> {
  await db.write([
    {
      sql: `UPDATE deliveries SET lease = NULL, due_at = ?
            WHERE lease IN (SELECT value FROM json_each(?))`,
      args: [now, JSON.stringify(leases)],
    },
  ]);
}
