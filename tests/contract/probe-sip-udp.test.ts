import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { SipSpec } from '../../src/domain/monitor/sip-spec.ts';
import { nodeProbe } from '../support/node-probe.ts';
import {
  type HeardRequest,
  type Reply,
  replying,
  response,
  sipSpec,
  startSipTarget,
} from '../support/targets/sip.ts';
import { expectReason, observe, openSockets } from './observed-run.ts';
import { resolvesNames } from './probe-contract-connection.ts';
import { ampleMs, graceMs, shortMs } from './probe-subject.ts';

type Given = Partial<SipSpec>;

async function start(reply: Reply, place: { host?: string; port?: number } = {}) {
  const target = await startSipTarget(reply, place);
  onTestFinished(target.stop);
  return target;
}

async function lookAt(reply: Reply, given: Given = {}, timeoutMs = shortMs) {
  const target = await start(reply);
  const run = await observe(nodeProbe('sip'), sipSpec({ port: target.port, ...given }), timeoutMs);
  return { ...run, target };
}

const fine = replying('200 OK');
const silent: Reply = () => [];

describe('the sip probe over UDP', () => {
  resolvesNames<SipSpec>({
    name: 'sip',
    probe: (options) => nodeProbe('sip', options),
    spec: ({ host, port }) => sipSpec({ host, port }),
    first: 'us',
    good: () => {},
    strangeGreeting: 'protocol_error',
    beginnings: [],
  });

  test('finds a good peer up, with its phases in order', async () => {
    const { result } = await lookAt(fine);
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null, certificate: null });
    expect(Object.keys(result.phases)).toEqual(['dns', 'request']);
  });

  test('calls a good peer slow when it takes longer than it should', async () => {
    const target = await start(fine);
    const context = { timeoutMs: ampleMs, degradedAfterMs: 0, runId: 'run-1' };
    const result = await nodeProbe('sip')(sipSpec({ port: target.port }), context);
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'slow' });
  });

  test('says who asks, from where, and that it is a probe', async () => {
    const { target } = await lookAt(fine, { uri: 'sip:help@127.0.0.1' });
    const [asked] = target.heard;
    expect(asked).toMatchObject({ method: 'OPTIONS', uri: 'sip:help@127.0.0.1' });
    const heard = (name: string) => asked?.header(name) ?? '';
    expect(heard('Via')).toMatch(
      /^SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;branch=z9hG4bK[0-9a-f]{32};rport$/,
    );
    expect(heard('Via')).toContain(asked?.from);
    expect(heard('Contact')).toContain(asked?.from);
    expect(heard('Max-Forwards')).toBe('70');
    expect(heard('To')).toBe('<sip:help@127.0.0.1>');
    expect(heard('User-Agent')).toBe('Helplight-Probe');
    expect(heard('Content-Length')).toBe('0');
  });

  test('names its own address in brackets where that is one of IPv6', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const hasIpv6 = addresses.some(({ address }) => address === '::1');
    const target = await start(fine, hasIpv6 ? { host: '::1' } : {});
    const spec = sipSpec({ host: '::1', uri: 'sip:[::1]', port: target.port });
    const { result } = await observe(nodeProbe('sip'), spec, ampleMs);
    expect(result.reason).toBe(hasIpv6 ? null : 'network_unreachable');
    for (const { header } of target.heard) {
      expect(header('Via')).toMatch(/^SIP\/2\.0\/UDP \[::1\]:\d+;/);
      expect(header('Contact')).toMatch(/@\[::1\]:\d+>$/);
    }
  });

  test('is refused at once by a machine on which nobody listens', async () => {
    const target = await startSipTarget(fine);
    await target.stop();
    const { result } = await observe(nodeProbe('sip'), sipSpec({ port: target.port }), ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    expect(result.latencyMs).toBeLessThan(ampleMs / 2);
  });

  test('asks again until it is answered, with the same words', async () => {
    let asked = 0;
    const { result, target } = await lookAt(
      (request) => (++asked < 3 ? [] : fine(request)),
      {},
      ampleMs,
    );
    expect(result).toMatchObject({ outcome: 'up' });
    expect(new Set(target.heard.map(({ text }) => text)).size).toBe(1);
    // 500 ms and then another second (RFC 3261 §17.1.2.2).
    expect(result.latencyMs).toBeGreaterThan(1475);
  });

  test('asks less often once the peer is trying', async () => {
    // At 0.5 s as begun, and then only 4 s later (RFC 3261 §17.1.2.2).
    const { target } = await lookAt(replying('100 Trying'), {}, 1700);
    expect(target.heard).toHaveLength(2);
  });

  test('tries the next address when the first one refuses', async () => {
    const target = await start(fine);
    const spec = sipSpec({ host: 'support.example', port: target.port });
    const { result } = await observe(nodeProbe('sip', { lookup: twoAddresses }), spec, ampleMs);
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('tries the next address when the first one is silent', async () => {
    const before = await openSockets();
    const target = await startSipTarget(fine);
    const hanging = await startSipTarget(silent, { host: '127.0.0.2', port: target.port });
    const spec = sipSpec({ host: 'support.example', port: target.port });
    const { result } = await observe(nodeProbe('sip', { lookup: twoAddresses }), spec, 3000);
    expect(result).toMatchObject({ outcome: 'up' });
    expect(hanging.heard.length).toBeGreaterThan(0);
    await Promise.all([target.stop(), hanging.stop()]);
    expect(await openSockets()).toBe(before);
  });

  test('looks at each family where both are wanted', async () => {
    const target = await start(fine);
    // The second address is one of IPv4, too, so that the test needs no IPv6 on this machine.
    const spec = sipSpec({ host: 'support.example', port: target.port, family: 'both' });
    const lookup = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::ffff:127.0.0.9', family: 6 },
    ];
    const { result } = await observe(nodeProbe('sip', { lookup }), spec, ampleMs);
    // On a machine without IPv6 not even the question can be sent.
    expect(['one_family_fails', 'network_unreachable']).toContain(result.reason);
    expect(target.heard).toHaveLength(1);
  });
});

describe('the sip probe and what comes over UDP instead of an answer', () => {
  const garbage = Buffer.from('\u0000\u0007\u00ff<<<>>>\r\n\r\nfoo\u0001', 'latin1');
  const bareLf: Reply = (request) => [response(request, '200 OK').replaceAll('\r\n', '\n')];
  const useless: readonly (readonly [what: string, reply: Reply, reason: Reason])[] = [
    ['nothing', silent, 'no_response'],
    ['garbage', () => [garbage], 'protocol_error'],
    ['an answer of another protocol', () => ['HTTP/1.1 200 OK\r\n\r\n'], 'protocol_error'],
    ['bare line feeds', bareLf, 'protocol_error'],
    ['half an answer', (request) => [response(request, '200 OK').slice(0, 60)], 'protocol_error'],
    ['a body cut short', (request) => [stating(request, 'Content-Length: 9')], 'protocol_error'],
    ['two lengths', (request) => [stating(request, 'l: 1\r\nContent-Length: 0')], 'protocol_error'],
    ['100 and then nothing', replying('100 Trying'), 'no_final_response'],
    ['garbage after 100', (r) => [response(r, '100 Trying'), garbage], 'no_final_response'],
    ['a keep-alive', () => ['\r\n\r\n'], 'no_response'],
    ['an empty datagram', () => [Buffer.alloc(0)], 'no_response'],
    ['a question of its own', ({ text }) => [text], 'no_response'],
    ['another branch', changed(/branch=z9hG4bK/, 'branch=z9hG4bKx'), 'no_response'],
    ['another CSeq', changed(/CSeq: 1 /, 'CSeq: 2 '), 'no_response'],
    ['another method', changed(/1 OPTIONS/, '1 INVITE'), 'no_response'],
    ['another Call-ID', changed(/Call-ID: /, 'Call-ID: x'), 'no_response'],
    ['another From tag', changed(/(From: .*tag=)/, '$1x'), 'no_response'],
    ['one Via too many', changed(/(Via: .*)/, '$1, SIP/2.0/UDP a;branch=b'), 'no_response'],
  ];
  test.each(useless)('%s', async (_, reply, reason) => {
    const before = await openSockets();
    const target = await startSipTarget(reply);
    const run = await observe(nodeProbe('sip'), sipSpec({ port: target.port }), 300);
    await target.stop();
    expectReason(run, reason);
    expect(run.overrunMs).toBeLessThan(graceMs);
    expect(await openSockets()).toBe(before);
  });

  const harmless: readonly (readonly [what: string, reply: Reply])[] = [
    ['garbage first', (request) => [garbage, ...fine(request)]],
    ['100 first', (request) => [response(request, '100 Trying'), ...fine(request)]],
    ['strays first', (request) => [...changed(/CSeq: 1/, 'CSeq: 7')(request), ...fine(request)]],
    [
      'the same answer three times',
      (request) => [...fine(request), ...fine(request), ...fine(request)],
    ],
    ['a second, other answer', (request) => [...fine(request), response(request, '503 Late')]],
    ['compact names and other cases', compact],
    [
      'folded headers',
      (request) => [response(request, '200 OK').replace(/;branch/, '\r\n\t ;branch')],
    ],
    ['empty lines before it', (request) => [`\r\n\r\n${response(request, '200 OK')}`]],
    ['bytes after its body', (request) => [`${response(request, '200 OK')}more`]],
    [
      '8-bit text',
      (request) => [response(request, '200 Fran\u00e7ais \u00ff', ['Server: \u00fc\u00ff'])],
    ],
    ['no length', (request) => [response(request, '200 OK').replace(/Content-Length.*\r\n/, '')]],
  ];
  test.each(harmless)('is not disturbed by %s', async (_, reply) => {
    const { result } = await lookAt(reply);
    expect(result).toMatchObject({ outcome: 'up', reason: null });
  });

  test('hears no answer that comes from another port', async () => {
    const target = await start((request) => {
      void target.sayFromElsewhere(response(request, '200 OK'));
      return [];
    });
    const run = await observe(nodeProbe('sip'), sipSpec({ port: target.port }), shortMs);
    expectReason(run, 'no_response');
    expect(target.heard.length).toBeGreaterThan(0);
  });

  test('quotes the answer for staff, in UTF-8 and without control characters', async () => {
    const phrase = Buffer.from('维护\u0007中', 'utf8').toString('latin1');
    const { result } = await lookAt(
      replying(`503 ${phrase}`, ['Retry-After: 120 (soon);duration=9']),
    );
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'gateway_overloaded' });
    expect(result.detail).toBe('Answered "SIP/2.0 503 维护 中". It asks to wait 120 s.');
  });
});

describe('the sip probe and specs that cannot be', () => {
  const wrong: readonly (readonly [what: string, given: Given])[] = [
    ['an empty URI', { uri: '' }],
    ['another scheme', { uri: 'tel:+4930123' }],
    ['a line break', { uri: 'sip:help@pbx.example\r\nX: y' }],
    [
      'a line break in an address',
      { question: { method: 'REGISTER', address: 'sip:a@b\r\nX: y' } },
    ],
    ['a NUL', { uri: 'sip:he\u0000lp@pbx.example' }],
    ['a space', { uri: 'sip:help me@pbx.example' }],
    ['parameters', { uri: 'sip:pbx.example;transport=tcp' }],
  ];
  test.each(wrong)('%s', async (_, given) => {
    const { result, target } = await lookAt(fine, given);
    expect(result).toMatchObject({ outcome: 'unknown', reason: 'misconfigured' });
    expect(target.heard).toEqual([]);
  });
});

async function twoAddresses() {
  return [
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
}

function changed(what: RegExp, by: string): Reply {
  return (request) => [response(request, '200 OK').replace(what, by)];
}

function stating(request: HeardRequest, length: string): string {
  return response(request, '200 OK').replace('Content-Length: 0', length);
}

function compact(request: HeardRequest): readonly string[] {
  const short = { Via: 'v', From: 'F', To: 't', 'Call-ID': 'i', 'Content-Length': 'L' };
  let text = response(request, '200 OK').replace('CSeq:', 'CSEQ  :');
  for (const [name, letter] of Object.entries(short))
    text = text.replace(`${name}:`, `${letter} :\t`);
  return [text];
}
