import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { ProbeSpec } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { Lookup } from '../../src/probes/node/addresses.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { closeAfterRequest, reset, silent, smtpBanner } from '../support/targets/behaviours.ts';
import { type Behaviour, startTarget } from '../support/targets/tcp.ts';
import { expectReason, observe } from './observed-run.ts';
import { ampleMs, at, graceMs, type Place, type Subject, shortMs, start } from './probe-subject.ts';

/** It tells apart what can go wrong before the connection is encrypted. */
export function failsInHandshake<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const secure: readonly (readonly [what: string, behaviour: Behaviour, reason: Reason])[] = [
    ['speaks no TLS', smtpBanner, 'tls_failed'],
    ['says nothing', silent, 'tls_timeout'],
    ['resets the connection', reset, 'connection_reset'],
    ['closes the connection', closeAfterRequest, 'closed_early'],
  ];
  test.each(secure)('a peer that %s during the TLS handshake', async (_, behaviour, reason) => {
    const target = await start(behaviour);
    const spec = subject.spec({ ...at(target), security: 'tls' });
    const run = await observe(subject.probe({}), spec, shortMs);
    expectReason(run, reason);
    expect(run.result.certificate).toBeNull();
    await target.allClosed();
  });
}

/** A certificate is a fact of the result, and nothing is said to a stranger. */
export function judgesCertificates<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  let certificates: Certificates;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  test('reports a good certificate as a fact', async () => {
    const { result } = await lookAtIdentity('good', '127.0.0.1');
    expect(result).toMatchObject({ outcome: 'up', certificate: { problem: null } });
    expect(result.certificate?.names).toEqual(['localhost', '127.0.0.1']);
    expect(result.certificate?.validTo).toBeGreaterThan(Date.now());
    expect(Object.keys(result.phases).slice(0, 3)).toEqual(['dns', 'tcp', 'tls']);
  });

  const bad: readonly (readonly [kind: Exclude<keyof Certificates, 'ca'>, problem: Reason])[] = [
    ['expired', 'certificate_expired'],
    ['notYetValid', 'certificate_not_yet_valid'],
    ['wrongHost', 'certificate_wrong_host'],
    ['untrusted', 'certificate_untrusted'],
  ];
  test.each(bad)(
    'refuses a certificate that is %s, and tells it nothing',
    async (kind, problem) => {
      let heard = 0;
      const { result } = await lookAtIdentity(kind, 'localhost', (socket) => {
        socket.on('data', (bytes) => {
          heard += bytes.length;
        });
      });
      expect(result).toMatchObject({ outcome: 'down', reason: problem, certificate: { problem } });
      expect(result.certificate?.subject).not.toBe('');
      expect(heard).toBe(0);
    },
  );

  async function lookAtIdentity(
    kind: Exclude<keyof Certificates, 'ca'>,
    host: string,
    behaviour: Behaviour = subject.good,
  ) {
    const target = await start(behaviour, certificates[kind]);
    const probe = subject.probe({ ca: certificates.ca, lookup: loopback });
    const spec = subject.spec({ host, port: target.port, security: 'tls' });
    const run = await observe(probe, spec, ampleMs);
    await target.allClosed();
    return run;
  }
}

const example: Place = { host: 'support.example', port: 9, security: 'plain' };

/** What the resolver cannot tell is not blamed on the target. */
export function resolvesNames<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const codes: readonly (readonly [code: string, reason: Reason, outcome: string])[] = [
    ['ENOTFOUND', 'name_not_found', 'down'],
    ['EAI_AGAIN', 'resolver_failed', 'unknown'],
  ];
  test.each(codes)('a resolver that answers %s', async (code, reason, outcome) => {
    const lookup = () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
    const { result } = await observe(subject.probe({ lookup }), subject.spec(example), shortMs);
    expect(result).toMatchObject({ reason, outcome });
  });

  test('a resolver that never answers', async () => {
    const lookup = () => new Promise<never>(() => {});
    const run = await observe(subject.probe({ lookup }), subject.spec(example), shortMs);
    expect(run.result).toMatchObject({ reason: 'resolver_failed', outcome: 'unknown' });
    expect(run.overrunMs).toBeLessThan(graceMs);
  });

  test('shares one look-up of a name among all who wait for it', async () => {
    let lookups = 0;
    const lookup = () => {
      lookups += 1;
      return new Promise<never>(() => {});
    };
    const probe = subject.probe({ lookup });
    await Promise.all([1, 2, 3].map(() => observe(probe, subject.spec(example), 50)));
    expect(lookups).toBe(1);
  });
}

/** One address of several that works is enough. */
export function triesEachAddress<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const twoAddresses = async () => [
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];

  test('tries the next address when the first one refuses', async () => {
    const target = await start(subject.good);
    const spec = subject.spec({ ...example, port: target.port });
    const { result } = await observe(subject.probe({ lookup: twoAddresses }), spec, ampleMs);
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('tries the next address when the first one hangs in the handshake', async () => {
    const { ca, good } = await makeCertificates();
    const target = await start(subject.good, good);
    const hanging = await startTarget(silent, { host: '127.0.0.2', port: target.port });
    onTestFinished(hanging.stop);
    const spec = subject.spec({ host: 'localhost', port: target.port, security: 'tls' });
    const { result } = await observe(subject.probe({ ca, lookup: twoAddresses }), spec, 2000);
    expect(result).toMatchObject({ outcome: 'up' });
    expect(hanging.taken()).toBe(1);
    await hanging.allClosed();
  });
}

const loopback: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
