import { describe, expect, inject, test } from 'vitest';
import type { ProbeResult } from '../../src/domain/monitor/check.ts';
import type {
  ConversationStep,
  HttpSpec,
  WebSocketSpec,
} from '../../src/domain/monitor/probe-spec.ts';
import { type Reason, reasons } from '../../src/domain/monitor/reason.ts';
import { edgeProbesBy } from '../../src/probes/edge.ts';
import { expectStep, httpSpec, pingStep, webSocketSpec } from '../support/targets/specs.ts';
import type { Seen } from './targets.ts';

const edgeProbes = edgeProbesBy(fetch);
const ampleMs = 3000;
const shortMs = 500;
/** How much later than its time a look may end. */
const graceMs = 100;

/*
 * What workerd does not tell, and is tested on Node only: which of refused, reset, garbage and a
 * bad certificate made a fetch fail (all are `connection_failed` here), the certificate itself,
 * names that do not exist, and the times of DNS, TCP and TLS.
 */

function urlOf(name: string): string {
  const url = inject('targets')[name];
  if (!url) throw new Error(`There is no target "${name}".`);
  return url;
}

async function lookByHttp(
  url: string,
  given: Partial<HttpSpec> = {},
  timeoutMs = ampleMs,
): Promise<ProbeResult> {
  const context = { timeoutMs, degradedAfterMs: null, runId: 'run-1' };
  const result = await edgeProbes.http?.(httpSpec({ url, ...given }), context);
  return sound(result);
}

async function lookByChat(
  url: string,
  given: Partial<WebSocketSpec> = {},
  timeoutMs = ampleMs,
): Promise<ProbeResult> {
  const context = { timeoutMs, degradedAfterMs: null, runId: 'run-1' };
  const spec = webSocketSpec({ url: url.replace(/^http/, 'ws'), ...given });
  const result = await edgeProbes.websocket?.(spec, context);
  return sound(result);
}

function sound(result: ProbeResult | undefined): ProbeResult {
  if (!result) throw new Error('The edge has this probe.');
  expect(result.reason === null).toBe(result.outcome === 'up');
  if (result.reason) expect(reasons[result.reason].outcome).toBe(result.outcome);
  expect((result.detail ?? '').length).toBeLessThanOrEqual(300);
  return result;
}

describe('the http probe in workerd', () => {
  const cases: readonly (readonly [target: string, reason: Reason | null])[] = [
    ['api', null],
    ['apiInFragments', null],
    ['apiEndless', null],
    ['apiFailing', 'unexpected_status'],
    ['apiCutShort', 'closed_early'],
    ['redirectLoop', 'too_many_redirects'],
    ['redirectToFile', 'redirect_refused'],
    ['refused', 'connection_failed'],
    ['reset', 'connection_failed'],
    ['closeAtOnce', 'connection_failed'],
    ['closeAfterRequest', 'connection_failed'],
    ['garbage', 'connection_failed'],
    ['apiUntrusted', 'connection_failed'],
  ];
  test.each(cases)('%s: %s', async (target, reason) => {
    expect(await lookByHttp(urlOf(target))).toMatchObject({ reason, certificate: null });
  });

  const late: readonly (readonly [target: string, reason: Reason])[] = [
    ['silent', 'timed_out'],
    ['apiDripping', 'timed_out'],
    ['smtpBanner', 'timed_out'],
  ];
  test.each(late)('%s, until time is up: %s', async (target, reason) => {
    const { result, lateMs } = await timed(() => lookByHttp(urlOf(target), {}, shortMs));
    expect(result).toMatchObject({ outcome: 'down', reason });
    expect(lateMs).toBeLessThanOrEqual(graceMs);
  });

  test('judges the body', async () => {
    const match = { kind: 'json', query: 'status', equals: 'well' } as const;
    const expected = { status: ['2xx'], headers: [], body: [match] } as const;
    const result = await lookByHttp(urlOf('api'), { expect: expected });
    expect(result).toMatchObject({ outcome: 'down', reason: 'unexpected_body' });
  });

  test('does not blame the target for credentials that it refuses', async () => {
    const headers = { authorization: 'Bearer x' };
    const result = await lookByHttp(urlOf('apiRefusing'), { headers });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
  });

  test.each(['', 'file:///etc/hosts', 'ws://127.0.0.1/'])('refuses "%s"', async (url) => {
    expect(await lookByHttp(url)).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });

  test('refuses to look in one IP family', async () => {
    const result = await lookByHttp(urlOf('api'), { family: 'ipv6' });
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
  });
});

describe('the websocket probe in workerd', () => {
  const waiting: readonly ConversationStep[] = [expectStep('greeting', { withinMs: 200 })];
  const cases: readonly (readonly [
    target: string,
    given: Partial<WebSocketSpec>,
    reason: Reason | null,
  ])[] = [
    ['chat', {}, null],
    ['chatInFragments', {}, null],
    ['chatMute', { steps: waiting }, 'no_reply'],
    ['chatClosing', { steps: waiting }, 'conversation_closed'],
    ['chatRefusing', {}, 'upgrade_refused'],
    ['chatRefusing', { headers: { authorization: 'x' } }, 'credentials_rejected'],
    ['chatOtherLanguage', { subprotocol: 'chat.v1' }, 'subprotocol_refused'],
    ['api', {}, 'upgrade_refused'],
    ['refused', {}, 'connection_failed'],
    ['reset', {}, 'connection_failed'],
    ['garbage', {}, 'connection_failed'],
  ];
  test.each(cases)('%s %j: %s', async (target, given, reason) => {
    expect(await lookByChat(urlOf(target), given)).toMatchObject({ reason });
  });

  test('passes over a ping, which cannot be sent from here', async () => {
    const result = await lookByChat(urlOf('chat'), { steps: [pingStep('alive')] });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
  });

  test('measures the first reply and names the steps', async () => {
    const match = { kind: 'equals', text: 'hello run-1' } as const;
    const steps: readonly ConversationStep[] = [
      { kind: 'send', name: 'hello', text: 'hello {{runId}}' },
      expectStep('reply', { match, measure: 'firstReply' }),
    ];
    const result = await lookByChat(urlOf('chat'), { steps });
    expect(result).toMatchObject({ outcome: 'up', measures: { firstReplyMs: expect.any(Number) } });
    expect(Object.keys(result.phases)).toEqual(['upgrade', 'hello', 'reply']);
  });

  test.each(['silent', 'apiDripping', 'smtpBanner'])('%s, until time is up', async (target) => {
    const { result, lateMs } = await timed(() => lookByChat(urlOf(target), {}, shortMs));
    expect(result).toMatchObject({ outcome: 'down', reason: 'timed_out' });
    expect(lateMs).toBeLessThanOrEqual(graceMs);
  });
});

test('no look leaves a connection open, whatever its peer did', { timeout: 20_000 }, async () => {
  const before = await seenOfAll();
  const looks = Object.keys(before).flatMap((target) => [
    lookByHttp(urlOf(target), {}, shortMs),
    lookByChat(urlOf(target), {}, shortMs),
  ]);
  await Promise.all(looks);
  const after = await seenOfAll();
  for (const [target, { taken }] of Object.entries(after)) {
    expect(taken, target).toBeGreaterThan(before[target]?.taken ?? 0);
  }
  // After a whole answer workerd itself keeps the connection, for five idle seconds.
  const reusable = ['api', 'apiInFragments'];
  const leftOver = async () => (await stillOpen()).filter((target) => !reusable.includes(target));
  await expect.poll(leftOver, { timeout: 1000 }).toEqual([]);
  await expect.poll(stillOpen, { timeout: 10_000 }).toEqual([]);
});

/**
 * Looks, and says how far beyond `shortMs` the end came, less what this isolate's own loop was late
 * meanwhile. The clock of workerd stands still while code runs and moves on with every timer and
 * every answer, so that both are seen at a timer's end.
 */
async function timed(look: () => Promise<ProbeResult>) {
  let lagMs = 0;
  let last = performance.now();
  const startedAt = last;
  const ticking = setInterval(() => {
    const now = performance.now();
    lagMs = Math.max(lagMs, now - last - tickMs);
    last = now;
  }, tickMs);
  const result = await look();
  clearInterval(ticking);
  return { result, lateMs: performance.now() - startedAt - shortMs - lagMs };
}

const tickMs = 10;

async function seenOfAll(): Promise<Readonly<Record<string, Seen>>> {
  return (await fetch(inject('seenUrl'))).json();
}

async function stillOpen(): Promise<readonly string[]> {
  const seen = Object.entries(await seenOfAll());
  return seen.filter(([, { open }]) => open).map(([target]) => target);
}
