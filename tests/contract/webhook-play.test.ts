import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { rotateSecret } from '../../src/actions/rotate-secret.ts';
import { testWebhook } from '../../src/actions/test-webhook.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { retryDelaysMs } from '../../src/domain/delivery/retry.ts';
import { type Dialect, dialects, rotationMs } from '../../src/domain/delivery/webhook-endpoint.ts';
import { readDeliveries } from '../../src/storage/delivery.ts';
import { readNewestEvents } from '../../src/storage/event.ts';
import { opened, updated } from '../../src/web/api/examples/incident.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { someOutgoing } from '../support/outgoing.ts';
import { type Step, startPostalClock } from '../support/postal-clock.ts';
import {
  type Received,
  type Receiver,
  type Reply,
  startReceiver,
} from '../support/webhook-receiver.ts';
import { acting } from './acting.ts';

let postal: Awaited<ReturnType<typeof startPostalClock>>;
let receivers: Receiver[];
beforeEach(async () => {
  receivers = [];
  postal = await startPostalClock();
});
afterEach(async () => {
  for (const { stop } of receivers) await stop();
  await postal.close();
});

/** A webhook that somebody has; what the reference library takes when it comes is `verified`. */
async function subscribed(
  dialect: Dialect,
  reply: (received: Received, before: number) => Reply = () => ({ status: 204 }),
) {
  const verified: Verified[] = [];
  const known = { secret: '' };
  const receiver = await startReceiver((received, before) => {
    const message = verifiedBy(known.secret, received);
    if (message !== null) verified.push({ ...received, message, at: postal.clock.now });
    return reply(received, before);
  });
  receivers.push(receiver);
  const input = { url: receiver.url, dialect, language: 'zh' };
  const { webhook, secret } = await createWebhook(acting(postal.db), someOutgoing, input, 'en');
  known.secret = secret;
  return { id: webhook.id, secret, receiver, verified };
}

/** The message as the reference library reads it, by the clock of this moment; null where it is wrong. */
function verifiedBy(secret: string, { headers, body }: Received): ReturnType<JSON['parse']> {
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } catch {
    return null;
  }
}

type Verified = Received & Readonly<{ message: ReturnType<JSON['parse']>; at: number }>;

const hour = 60 * minuteMs;

/** An incident from its first word to its post-mortem, within 30 hours. */
function incidentSteps(): readonly Step[] {
  let id = '';
  const open = async (now: number) => {
    ({ id } = await openIncident(acting(postal.db, { now }), opened));
  };
  const say = (at: number, status: string): Step => ({
    at: someNow + at,
    happens: (now) => updateIncident(acting(postal.db, { now }), id, null, { ...updated, status }),
  });
  return [
    { at: someNow, happens: open },
    ...[say(12 * minuteMs, 'identified'), say(40 * minuteMs, 'monitoring')],
    ...[say(3 * hour, 'resolved'), say(30 * hour, 'postmortem')],
  ];
}

const types = [
  ...['incident.created', 'incident.updated', 'incident.updated'],
  ...['incident.resolved', 'incident.postmortem'],
];

/** Nine ways to say no, and at last yes. A connection that was closed in between is not tried anew. */
const replies: readonly Reply[] = [
  { status: 500 },
  { status: 302, headers: { location: '/elsewhere', connection: 'close' } },
  'cut',
  ...[404, 503, 401, 400, 502, 429, 200].map((status) => ({ status })),
];

describe.each(dialects)('an incident in %s', (dialect) => {
  test('arrives from its first word to its last, in order, each signed', async () => {
    const { receiver, verified } = await subscribed(dialect);
    await postal.play(incidentSteps());
    const events = await readNewestEvents(postal.db, 10);
    expect(events.map(({ type }) => type)).toEqual(types);
    expect(receiver.received).toHaveLength(5);
    expect(verified.map(({ headers }) => headers['webhook-id'])).toEqual(
      events.map(({ id }) => id),
    );
    expect(verified.map(({ at }) => new Date(at).toISOString())).toEqual(
      events.map(({ timestamp }) => timestamp),
    );
    for (const [index, one] of verified.entries()) expectToTell(dialect, one, events[index]);
  });

  test('is tried by the whole table, and holds back nothing that comes after it', async () => {
    let first = '';
    const { receiver, verified } = await subscribed(dialect, ({ headers }, before) => {
      first ||= String(headers['webhook-id']);
      return headers['webhook-id'] === first ? (replies[before] ?? 'cut') : { status: 204 };
    });
    await postal.play(incidentSteps());
    expect(verified).toHaveLength(receiver.received.length);

    const ofFirst = verified.filter(({ headers }) => headers['webhook-id'] === first);
    const waits = ofFirst.slice(1).map(({ at }, index) => at - (ofFirst[index]?.at ?? 0));
    expect(waits).toHaveLength(retryDelaysMs.length);
    for (const [index, delay] of retryDelaysMs.entries()) {
      const wait = waits[index];
      expect(wait).toBeGreaterThanOrEqual(delay);
      expect(wait).toBeLessThanOrEqual(delay * 1.1 + 1000);
    }
    for (const { at, headers } of ofFirst) {
      expect(headers['webhook-timestamp']).toBe(String(Math.floor(at / 1000)));
    }

    const later = verified.filter(({ headers }) => headers['webhook-id'] !== first);
    const events = await readNewestEvents(postal.db, 10);
    expect(later.map(({ at }) => new Date(at).toISOString())).toEqual(
      events.slice(1).map(({ timestamp }) => timestamp),
    );
    const log = await readDeliveries(postal.db, { before: null, limit: 10 });
    expect(log.map(({ state, attempts }) => [state, attempts.length])).toEqual([
      ...Array.from({ length: 4 }, () => ['delivered', 1]),
      ['delivered', 10],
    ]);
  });
});

test.each(dialects)(
  'a test in %s comes to the webhook that is tried, signed, and to no other',
  async (dialect) => {
    const tried = await subscribed(dialect);
    const other = await subscribed(dialect);
    await testWebhook(acting(postal.db), someOutgoing, tried.id);
    await postal.deliver();
    expect(tried.verified).toHaveLength(1);
    expect(tried.receiver.received[0]?.body).toContain('这是一条测试');
    expect(other.receiver.received).toEqual([]);
    expect(await readNewestEvents(postal.db, 10)).toEqual([]);
  },
);

function expectToTell(
  dialect: Dialect,
  { message, headers, body }: Verified,
  event: Awaited<ReturnType<typeof readNewestEvents>>[number] | undefined,
): void {
  switch (dialect) {
    case 'standard':
      expect(message).toEqual(event);
      break;
    case 'cloudevents': {
      const parsed = HTTP.toEvent({ headers, body });
      if (!(parsed instanceof CloudEvent)) throw new Error('a batch');
      expect(parsed.validate()).toBe(true);
      expect(parsed).toMatchObject({ id: event?.id, type: event?.type, data: event });
      break;
    }
    case 'statuspage': {
      if (!event || !('incident' in event.data)) throw new Error('no incident');
      const { id, status, updates } = event.data.incident;
      const isOver = status === 'resolved' || status === 'postmortem';
      expect(message.incident).toMatchObject({ id, status, name: opened.title.zh });
      expect(message.incident.incident_updates).toMatchObject(
        updates.map((update) => ({ id: update.id, body: update.body.zh })),
      );
      expect(message.page.status_indicator).toBe(isOver ? 'none' : 'major');
      expect(message.meta.unsubscribe).toBe('https://status.example/zh/subscribe');
    }
  }
}

test('what nobody ever takes is given up after ten attempts, and all of them were right', async () => {
  const { receiver, verified } = await subscribed('standard', () => ({ status: 500 }));
  await postal.play(incidentSteps().slice(0, 1));
  expect(receiver.received).toHaveLength(10);
  expect(verified).toHaveLength(10);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  const [delivery] = await readDeliveries(postal.db, { before: null, limit: 10 });
  expect(delivery).toMatchObject({ state: 'failed', eventType: 'incident.created' });
});

test('while a secret is changed, a receiver with the old and one with the new take what comes', async () => {
  const secrets: string[] = [];
  const taken: boolean[][] = [];
  const { id, secret } = await subscribed('standard', (received) => {
    taken.push(secrets.map((one) => verifiedBy(one, received) !== null));
    return { status: 204 };
  });
  const steps = incidentSteps();
  secrets.push(secret);
  await postal.play(steps.slice(0, 1));
  const rotated = await rotateSecret(acting(postal.db), someOutgoing, id, null);
  secrets.push(rotated.secret);
  await postal.play(steps.slice(1, 4));
  postal.goTo(someNow + rotationMs);
  await postal.play(steps.slice(4));
  const both = [true, true];
  expect(taken).toEqual([[true], both, both, both, [false, true]]);
});
