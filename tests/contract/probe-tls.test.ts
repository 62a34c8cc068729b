import { TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { TlsSpec } from '../../src/domain/monitor/tls-spec.ts';
import { type Chains, makeChains } from '../support/certificate-chains.ts';
import { nodeProbe } from '../support/node-probe.ts';
import { closeAtOnce, flooding, garbage, silent } from '../support/targets/behaviours.ts';
import { imapServing } from '../support/targets/imap.ts';
import { smtpServing } from '../support/targets/smtp.ts';
import { type Behaviour, freePort, startTarget } from '../support/targets/tcp.ts';
import { tlsSpec } from '../support/targets/tls-specs.ts';
import { expectReason, observe, openSockets } from './observed-run.ts';
import {
  failsInHandshake,
  judgesCertificates,
  resolvesNames,
} from './probe-contract-connection.ts';
import { ampleMs, graceMs, mebibyte, type Subject, shortMs } from './probe-subject.ts';

const probe = nodeProbe('tls');

const subject: Subject<TlsSpec> = {
  name: 'tls',
  probe: (options) => nodeProbe('tls', options),
  // The certificates of the suite are good for two days.
  spec: ({ host, port }) => tlsSpec({ host, port, degradedBelowDays: 1, downBelowDays: 1 }),
  first: 'us',
  good: (socket) => void socket.resume(),
  strangeGreeting: 'tls_failed',
  beginnings: ['\u0016\u0003\u0003', '\u0015\u0003\u0003\u0000\u0002'],
};

describe('the tls probe', () => {
  failsInHandshake(subject);
  judgesCertificates(subject);
  resolvesNames(subject);

  test('a port on which nobody listens', async () => {
    const { result } = await observe(probe, tlsSpec({ port: await freePort() }), ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
  });

  const peers: readonly (readonly [what: string, behaviour: Behaviour, reason: Reason])[] = [
    ['says nothing', silent, 'tls_timeout'],
    ['talks nonsense', garbage, 'tls_failed'],
    ['hangs up', closeAtOnce, 'closed_early'],
    ['never stops', flooding('', Buffer.alloc(mebibyte)), 'tls_failed'],
  ];
  test.each(peers)(
    'keeps its deadline with a peer that %s, and no socket',
    async (_, behaviour, reason) => {
      const before = await openSockets();
      const target = await startTarget(behaviour);
      onTestFinished(target.stop);
      const run = await observe(probe, tlsSpec({ port: target.port }), shortMs);
      expectReason(run, reason);
      expect(run.overrunMs).toBeLessThan(graceMs);
      await target.allClosed();
      expect(await openSockets()).toBe(before);
    },
  );
});

describe('the tls probe and a chain', () => {
  let chains: Chains;
  beforeAll(async () => {
    chains = await makeChains();
  });

  async function lookAt(served: Exclude<keyof Chains, 'ca'>, given: Partial<TlsSpec> = {}) {
    const target = await startTarget(silent, { identity: chains[served] });
    onTestFinished(target.stop);
    const spec = tlsSpec({ port: target.port, ...given });
    const { result } = await observe(nodeProbe('tls', { ca: chains.ca }), spec, ampleMs);
    await target.allClosed();
    return result;
  }

  test('that lasts long enough is up, with the certificate as a fact', async () => {
    const result = await lookAt('days40');
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases)).toEqual(['dns', 'tcp', 'tls']);
  });

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', false],
  ])('of %s is asked for under the name %s', async (host, name) => {
    const names: unknown[] = [];
    const noting: Behaviour = (socket) => {
      if (socket instanceof TLSSocket) names.push(socket.servername);
      silent(socket);
    };
    const target = await startTarget(noting, { identity: chains.days40 });
    onTestFinished(target.stop);
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const patient = nodeProbe('tls', { ca: chains.ca, lookup });
    const { result } = await observe(patient, tlsSpec({ host, port: target.port }), ampleMs);
    await target.allClosed();
    expect(result.outcome).toBe('up');
    expect(names).toEqual([name]);
  });

  test('is looked for at an IPv6 address, too', async () => {
    const target = await startTarget(silent, { identity: chains.days40, host: '::1' });
    onTestFinished(target.stop);
    const spec = tlsSpec({ host: '::1', port: target.port });
    const { result } = await observe(nodeProbe('tls', { ca: chains.ca }), spec, ampleMs);
    // The name is wrong, but the certificate was seen.
    expect(result).toMatchObject({ reason: 'certificate_wrong_host' });
    expect(result.certificate?.names).toEqual(['localhost', '127.0.0.1']);
    await target.allClosed();
  });

  const terms = [
    ['days3', 'down', 'certificate_expires_soon', 'The certificate CN=days-3 ends on'],
    ['days14', 'degraded', 'certificate_renewal_due', 'The certificate CN=days-14 ends on'],
    [
      'shortIntermediate',
      'degraded',
      'certificate_renewal_due',
      'intermediate certificate CN=short',
    ],
    ['disorderly', 'degraded', 'certificate_renewal_due', 'intermediate certificate CN=short'],
  ] as const;
  test.each(terms)('%s is %s', async (served, outcome, reason, says) => {
    const result = await lookAt(served);
    expect(result).toMatchObject({ outcome, reason, certificate: { problem: null } });
    expect(result.detail).toContain(says);
  });

  test('is judged by the days that the monitor states', async () => {
    const given = { downBelowDays: 15, degradedBelowDays: 30 };
    expect(await lookAt('days14', given)).toMatchObject({ reason: 'certificate_expires_soon' });
    expect(await lookAt('days3', { downBelowDays: 1, degradedBelowDays: 2 })).toMatchObject({
      outcome: 'up',
    });
  });

  test('does not rest on an old signature of an authority that clients know', async () => {
    expect(await lookAt('crossSigned')).toMatchObject({ outcome: 'up' });
  });

  const refused = [
    ['incomplete', 'certificate_untrusted', 'Its chain lacks CN=short'],
    ['endedIntermediate', 'certificate_expired', 'In its chain, CN=ended ended on Feb  1'],
  ] as const;
  test.each(refused)('%s is refused, with the cause', async (served, reason, says) => {
    const result = await lookAt(served);
    expect(result).toMatchObject({ outcome: 'down', reason });
    expect(result.detail).toContain(says);
  });
});

describe('the tls probe behind STARTTLS', () => {
  let chains: Chains;
  beforeAll(async () => {
    chains = await makeChains();
  });

  async function lookAt(starttls: 'smtp' | 'imap', behaviour: Behaviour) {
    const target = await startTarget(behaviour);
    onTestFinished(target.stop);
    const spec = tlsSpec({ port: target.port, starttls });
    const run = await observe(nodeProbe('tls', { ca: chains.ca }), spec, shortMs);
    await target.allClosed();
    return run;
  }

  const languages = [
    ['smtp', smtpServing, ['greeting', 'ehlo', 'starttls', 'tls']],
    ['imap', imapServing, ['greeting', 'capability', 'starttls', 'tls']],
  ] as const;

  test.each(languages)('of %s finds a chain that lasts up', async (starttls, serving, phases) => {
    const { result } = await lookAt(starttls, serving({ identity: chains.days40 }));
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(Object.keys(result.phases)).toEqual(['dns', 'tcp', ...phases]);
  });

  test.each(languages)('of %s judges a chain as elsewhere', async (starttls, serving) => {
    const short = await lookAt(starttls, serving({ identity: chains.shortIntermediate }));
    expect(short.result).toMatchObject({ reason: 'certificate_renewal_due' });
    expect(short.result.detail).toContain('intermediate certificate CN=short');
    const incomplete = await lookAt(starttls, serving({ identity: chains.incomplete }));
    expect(incomplete.result).toMatchObject({ reason: 'certificate_untrusted' });
    expect(incomplete.result.detail).toContain('Its chain lacks CN=short');
  });

  test.each(languages)('of %s finds what is not offered missing', async (starttls, serving) => {
    const { result } = await lookAt(starttls, serving({}));
    expect(result).toMatchObject({ outcome: 'down', reason: 'encryption_missing' });
  });

  test.each(languages)('of %s keeps its deadline with a silent peer', async (starttls) => {
    const run = await lookAt(starttls, silent);
    expectReason(run, 'no_response');
    expect(run.overrunMs).toBeLessThan(graceMs);
  });
});
