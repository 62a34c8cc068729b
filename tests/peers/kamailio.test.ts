import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { SipSpec } from '../../src/domain/monitor/sip-spec.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { observe, wholeWait } from '../contract/observed-run.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { type Kamailio, startKamailio } from '../support/peers/kamailio.ts';
import { logOnFailure } from '../support/peers/log-on-failure.ts';
import { describeWith } from '../support/system-parts.ts';
import { sipSpec } from '../support/targets/sip.ts';

const timeoutMs = 2000;
const parts = ['kamailio', 'kamailio-tls', 'openssl'] as const;
const transports = ['udp', 'tcp', 'tls'] as const;

type Given = Partial<SipSpec>;

describeWith(parts, 'a look at kamailio', () => {
  let kamailio: Kamailio;
  let probe: Probe<SipSpec>;
  beforeAll(async () => {
    kamailio = await startKamailio('MD5');
    return () => kamailio.end();
  });
  beforeEach(() => {
    kamailio.thaw();
    probe = nodeProbe('sip', { ca: kamailio.ca });
  });
  logOnFailure(() => kamailio);

  const observed = (given: Given = {}) => {
    const port = given.transport === 'tls' ? kamailio.good : kamailio.plain;
    return observe(probe, sipSpec({ port, ...given }), timeoutMs);
  };
  const look = async (given: Given = {}) => (await observed(given)).result;
  const ask = (user: string, given: Given = {}) => look({ uri: `sip:${user}@127.0.0.1`, ...given });

  test.each([
    ['udp', ['dns', 'request']],
    ['tcp', ['dns', 'tcp', 'request']],
    ['tls', ['dns', 'tcp', 'tls', 'request']],
  ] as const)('finds it up over %s, phase by phase', async (transport, phases) => {
    const result = await look({ transport });
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null });
    expect(Object.keys(result.phases)).toEqual(phases);
  });

  const answers: readonly (readonly [user: string, reason: Reason, evidence: string])[] = [
    ['busy', 'line_busy', '"SIP/2.0 486 Busy Here"'],
    ['nobody', 'line_not_found', '"SIP/2.0 404 Not Found"'],
    ['closed', 'prober_not_allowed', '"SIP/2.0 403 Forbidden"'],
    ['failing', 'gateway_error', '"SIP/2.0 503 Service Unavailable"'],
    ['overloaded', 'gateway_overloaded', 'It asks to wait 30 s.'],
    ['lost', 'gateway_error', '"SIP/2.0 477 Unfortunately'],
    ['trying', 'no_final_response', '"SIP/2.0 100 Trying"'],
    ['silent', 'no_response', 'phase "request"'],
  ];
  test.each(answers)('asked for "%s", says %s and quotes it', async (user, reason, evidence) => {
    const result = await ask(user);
    expect(result).toMatchObject({ reason });
    expect(result.detail).toContain(evidence);
  });

  test('takes an answer for a sign of life where the monitor says so', async () => {
    expect(await ask('failing', { accept: [503] })).toMatchObject({ outcome: 'up' });
  });

  test.each(transports)('signs in over %s', async (transport) => {
    const { login } = kamailio;
    for (const user of ['private', 'behind-proxy']) {
      const result = await ask(user, { transport, login });
      expect(result).toMatchObject({ outcome: 'up', reason: null });
      expect(Object.keys(result.phases).at(-1)).toBe('auth');
    }
  });

  test('counts a wish for credentials as a sign of life where it has none', async () => {
    expect(await ask('private')).toMatchObject({ outcome: 'up' });
  });

  test('says that its password is wrong, and does not try it again', async () => {
    const login = { ...kamailio.login, password: 'wrong' };
    const first = await ask('private', { login });
    expect(first).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
    expect(first.detail).toContain('401');
    const second = await ask('private', { login });
    expect(second).toMatchObject({ outcome: 'unknown', reason: 'credentials_rejected' });
    expect(second.detail).toContain('next try');
    // It still looks as far as it can.
    expect(await ask('failing', { login })).toMatchObject({ reason: 'gateway_error' });
  });

  test.each(transports)('registers over %s, and takes it back', async (transport) => {
    const address = `sip:${transport}@127.0.0.1`;
    const question = { method: 'REGISTER', address } as const;
    const result = await look({ transport, question, login: kamailio.login });
    expect(result).toMatchObject({ outcome: 'up', reason: null });
    expect(Object.keys(result.phases).slice(-2)).toEqual(['auth', 'unregister']);
    await vi.waitFor(() => {
      const told = kamailio.log().match(new RegExp(`(?:not )?bound: ${address}`, 'g'));
      expect(told).toEqual([`bound: ${address}`, `not bound: ${address}`]);
    });
  });

  test.each([
    ['expired', 'certificate_expired'],
    ['wrongHost', 'certificate_wrong_host'],
  ] as const)('refuses its certificate that is %s', async (kind, reason) => {
    const result = await look({ transport: 'tls', port: kamailio[kind] });
    expect(result).toMatchObject({ outcome: 'down', reason, certificate: { problem: reason } });
  });

  test('does not trust an authority that it was not told of', async () => {
    const spec = sipSpec({ transport: 'tls', port: kamailio.good });
    const { result } = await observe(nodeProbe('sip'), spec, timeoutMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'certificate_untrusted' });
  });

  test.each([
    ['udp', 'no_response', 'request'],
    ['tcp', 'no_response', 'request'],
    ['tls', 'tls_timeout', 'tls'],
  ] as const)(
    'fails on the deadline over %s while it is frozen',
    async (transport, reason, phase) => {
      kamailio.freeze();
      const { result, overrunMs } = await observed({ transport });
      expect(result).toMatchObject({ outcome: 'down', reason });
      expect(Object.keys(result.phases).at(-1)).toBe(phase);
      expect(result.latencyMs).toBeGreaterThanOrEqual(wholeWait(timeoutMs));
      expect(overrunMs).toBeLessThan(100);
      kamailio.thaw();
      expect(await look({ transport })).toMatchObject({ outcome: 'up' });
    },
  );

  test('is refused while it is stopped, and finds it up after a restart', async () => {
    await kamailio.stop();
    for (const transport of transports) {
      const result = await look({ transport });
      expect(result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
    }
    await kamailio.start();
    for (const transport of transports) {
      expect(await look({ transport })).toMatchObject({ outcome: 'up' });
    }
  });
});

describeWith(parts, 'a look at kamailio that wants SHA-256', () => {
  let kamailio: Kamailio;
  beforeAll(async () => {
    kamailio = await startKamailio('SHA-256');
    return () => kamailio.end();
  });
  logOnFailure(() => kamailio);

  test.each([
    ['right', '', 'up'],
    ['wrong', 'x', 'unknown'],
  ] as const)('with a password that is %s', async (_, suffix, outcome) => {
    const { user, password } = kamailio.login;
    const login = { user, password: password + suffix };
    const spec = sipSpec({ uri: 'sip:private@127.0.0.1', port: kamailio.plain, login });
    expect((await observe(nodeProbe('sip'), spec, timeoutMs)).result).toMatchObject({ outcome });
  });
});
