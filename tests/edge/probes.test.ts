import { describe, expect, inject, test } from 'vitest';
import type { ProbeResult } from '../../src/domain/check.ts';
import type { ConversationStep, HttpSpec, WebSocketSpec } from '../../src/domain/probe-spec.ts';
import { type Reason, reasons } from '../../src/domain/reason.ts';
import { edgeProbes } from '../../src/probes/edge.ts';
import { expectStep, httpSpec, pingStep, webSocketSpec } from '../support/targets/specs.ts';

const ampleMs = 3000;
const shortMs = 500;

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
    const result = await lookByHttp(urlOf(target), {}, shortMs);
    expect(result).toMatchObject({ outcome: 'down', reason });
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
    expect(result).toMatchObject({ outcome: 'up', firstReplyMs: expect.any(Number) });
    expect(Object.keys(result.phases)).toEqual(['upgrade', 'hello', 'reply']);
  });

  test.each(['silent', 'smtpBanner'])('%s, until time is up', async (target) => {
    const result = await lookByChat(urlOf(target), {}, shortMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'timed_out' });
  });
});
