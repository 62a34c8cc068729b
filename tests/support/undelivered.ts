import { createWebhook } from '../../src/actions/create-webhook.ts';
import type { Database } from '../../src/storage/database.ts';
import { acting } from '../contract/acting.ts';
import { minuteMs, someNow } from './facts.ts';
import { someOutgoing } from './outgoing.ts';

/**
 * News that does not arrive: a webhook that was disabled half an hour ago, one that fails for two
 * hours and one for a minute, mail that waits, and two subscriptions in quarantine, one for long.
 */
export async function storeUndelivered(db: Database): Promise<void> {
  const make = async (name: string) => {
    const input = { url: 'https://hooks.example.com/services/T0/secret', name };
    const made = await createWebhook(acting(db), someOutgoing, input, 'zh');
    return made.webhook.id;
  };
  const [gone, failing, young] = [await make('Desk'), await make(''), await make('New')];
  const of = '(SELECT number FROM subscriptions WHERE id = ?)';
  const failed = `UPDATE webhook_endpoints SET failing_since = ? WHERE subscription = ${of}`;
  const [halfAnHour, twoHours] = [someNow - 30 * minuteMs, someNow - 120 * minuteMs];
  await db.write([
    {
      sql: "UPDATE subscriptions SET state = 'disabled', because = 'gone', ended_at = ? WHERE id = ?",
      args: [halfAnHour, gone],
    },
    { sql: failed, args: [twoHours, failing] },
    { sql: failed, args: [someNow - minuteMs, young] },
    {
      sql: `INSERT INTO subscribers (id, address, language, created_at)
            VALUES ('aaaaaaaaaaaa', 'a@example.com', 'zh', 0)`,
      args: [],
    },
    ...mailStates.map(({ id, state, because, endedAt, confirmedAt = 0 }) => ({
      sql: `INSERT INTO subscriptions (id, channel, origin, subscriber, language, state, because,
                                       since, created_at, confirmed_at, ended_at, version)
            VALUES (?, 'mail', 'visitor', 'aaaaaaaaaaaa', 'zh', ?, ?, 0, 0, ?, ?, 1)`,
      args: [id, state, because, confirmedAt, endedAt],
    })),
    ...[twoHours, someNow - 90 * minuteMs, halfAnHour].map((at, index) => ({
      sql: `INSERT INTO deliveries (id, kind, subscription, state, tries, due_at, created_at, attempts)
            VALUES (?, 'reminder', ${of}, 'waiting', 2, ?, ?, '[]')`,
      args: [`waiting${index}`, 'mailaaaaaaaa', someNow, at],
    })),
  ]);
}

const mailStates: readonly MailState[] = [
  { id: 'mailaaaaaaaa', state: 'active', because: null, endedAt: null },
  { id: 'mailbbbbbbbb', state: 'disabled', because: 'bounced', endedAt: someNow - 10 * minuteMs },
  { id: 'mailcccccccc', state: 'disabled', because: 'bounced', endedAt: 1 },
  // Which nobody has ever confirmed.
  {
    ...{ id: 'maildddddddd', state: 'disabled', because: 'bounced' },
    ...{ endedAt: someNow - 5 * minuteMs, confirmedAt: null },
  },
];

type MailState = Readonly<{
  id: string;
  state: string;
  because: string | null;
  endedAt: number | null;
  confirmedAt?: number | null;
}>;
