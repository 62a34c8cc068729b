import type { InStatement, Row } from '@libsql/client';
import type { EventBody, EventType } from '../domain/event.ts';
import type { Database } from './database.ts';
import { type Claimed, claimedOf, firstWaits, type Lease, selectClaimed } from './due-delivery.ts';
import { newIds } from './id.ts';

/** How far the events were handed on to subscriptions. */
export type Cursor = Readonly<{
  /** Number of the newest event of which all subscriptions have their delivery. */
  event: number;
  /** Of the event after it: the newest subscription that has its delivery; 0 before the first. */
  subscription: number;
}>;

/** The event that is to be handed on next. */
export type NextEvent = Readonly<{
  number: number;
  type: EventType;
  subject: string;
  /** Null where nobody is told of it. */
  data: EventBody | null;
}>;

/** All processes share one cursor. */
const name = 'fan-out';

/** What there is to be done. */
export type Outbox = Readonly<{
  cursor: Cursor;
  /** What is handed on next; null where all was. */
  event: NextEvent | null;
  /** When the first of all that waits is due, UTC ms; null where nothing waits. */
  dueAt: number | null;
}>;

/** Reads what there is to be done; null where nobody has begun to hand events on. */
export async function readOutbox(db: Database): Promise<Outbox | null> {
  const { rows } = await db.client.execute({
    sql: `SELECT outbox.event AS done, outbox.subscription, number, type, subject, notify, body,
            (SELECT min(due_at) FROM deliveries WHERE state = 'waiting') AS due_at
          FROM outbox
          LEFT JOIN events ON number = (SELECT min(number) FROM events WHERE number > outbox.event)
          WHERE name = ?`,
    args: [name],
  });
  const [row] = rows;
  if (!row) return null;
  return {
    cursor: { event: Number(row.done), subscription: Number(row.subscription) },
    event: row.number === null ? null : nextEventOf(row),
    dueAt: row.due_at === null ? null : Number(row.due_at),
  };
}

function nextEventOf({ number, type, subject, notify, body }: Row): NextEvent {
  return {
    number: Number(number),
    // They were written as an event and are never changed.
    type: String(type) as EventType,
    subject: String(subject),
    data: notify === 1 ? (JSON.parse(String(body)) as EventBody) : null,
  };
}

/**
 * Begins to hand events on, unless somebody has: with the first of which anybody can be told, as who
 * subscribes is told of later ones only.
 */
export async function beginOutbox(db: Database): Promise<void> {
  await db.write([
    {
      sql: `INSERT OR IGNORE INTO outbox (name, event, subscription)
            SELECT ?, coalesce(
              (SELECT min(since) FROM subscriptions),
              (SELECT max(number) FROM events),
              0
            ), 0`,
      args: [name],
    },
  ]);
}

/** What is handed on in one write. */
export type HandingOn = Readonly<{
  from: Cursor;
  to: Cursor;
  /** Number of the event. */
  event: number;
  /** Numbers of the subscriptions that want it. */
  wanting: readonly number[];
  /** UTC ms. */
  at: number;
  /** Under which first attempts of webhooks are claimed at once; null where none is to be. */
  lease: Lease | null;
}>;

/**
 * Queues an event for subscriptions that are still to be told, and moves the cursor on, unless
 * somebody else has. Nobody gets an event twice. Returns what was claimed, in the order of queueing.
 */
export async function handOn(db: Database, handing: HandingOn): Promise<readonly Claimed[]> {
  const { from, to, lease } = handing;
  const results = await db.write([
    insertDeliveries(handing),
    {
      sql: `UPDATE outbox SET event = ?, subscription = ?
            WHERE name = ? AND event = ? AND subscription = ?`,
      args: [to.event, to.subscription, name, from.event, from.subscription],
    },
    ...(lease ? [selectClaimed([lease.lease])] : []),
  ]);
  return lease ? (claimedOf(results.at(-1)).get(lease.lease) ?? []) : [];
}

/** Whoever was paused, or subscribed anew, since the subscriptions were read is not told. */
function insertDeliveries({ event, wanting, at, lease }: HandingOn): InStatement {
  const ids = newIds(wanting.length);
  const isClaimed = `:lease IS NOT NULL AND channel = 'webhook' AND NOT ${firstWaits('listening.number')}`;
  return {
    sql: `INSERT OR IGNORE INTO deliveries
            (id, kind, event, subscription, state, tries, due_at, lease, created_at, attempts)
          SELECT id, 'event', :event, subscription, 'waiting', 0, iif(claimed, :until, :at),
                 iif(claimed, :lease, NULL), :at, '[]'
          FROM (
            SELECT value ->> 1 AS id, listening.number AS subscription, ${isClaimed} AS claimed
            FROM json_each(:wanting) CROSS JOIN subscriptions AS listening ON number = value ->> 0
            WHERE state = 'active' AND since < :event
          )`,
    args: {
      ...{ event, at, lease: lease?.lease ?? null, until: lease?.until ?? null },
      wanting: JSON.stringify(wanting.map((subscription, index) => [subscription, ids[index]])),
    },
  };
}
