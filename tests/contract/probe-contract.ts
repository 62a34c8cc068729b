import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ProbeSpec } from '../../src/domain/probe-spec.ts';
import type { Reason } from '../../src/domain/reason.ts';
import type { Lookup } from '../../src/probes/node/addresses.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import {
  afterRequest,
  closeAfterRequest,
  closeAtOnce,
  flooding,
  garbage,
  inFragments,
  reset,
  silent,
  smtpBanner,
} from '../support/targets/behaviours.ts';
import { type Behaviour, freePort, startTarget, type Target } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe, openSockets } from './observed-run.ts';

/** Where a spec of a test leads. */
export type Place = Readonly<{ host: string; port: number; security: 'plain' | 'tls' }>;

/** A probe that is held to the contract. */
export type Subject<Spec extends ProbeSpec> = Readonly<{
  name: string;
  /** Makes the probe, trusting the authority `ca` and resolving names by `lookup`. */
  probe: (options: { ca?: string; lookup?: Lookup }) => Probe<Spec>;
  spec: (place: Place) => Spec;
  /** A peer with which all is well; it may be handed any stream. */
  good: Parameters<typeof inFragments>[0];
  /** What the probe makes of a peer that talks first, in a language of its own. */
  strangeGreeting: Reason;
}>;

/** How long a probe may take beyond its deadline, beside what the machine itself is late. */
const graceMs = 100;
const shortMs = 500;
const ampleMs = 5000;
const mebibyte = 1024 * 1024;

/** Runs the tests that every probe over TCP must pass. */
export function probeContract<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  describe(`the ${subject.name} probe`, () => {
    keepsItsWord(subject);
    namesTheReason(subject);
    judgesCertificates(subject);
    resolvesNames(subject);
    staysSmall(subject);
    neverThrows(subject);
  });
}

function keepsItsWord<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  test('finds a good peer up, with its phases in order', async () => {
    const { result } = await lookAt(subject, subject.good);
    expect(result).toMatchObject({ outcome: 'up', reason: null, detail: null, certificate: null });
    expect(Object.keys(result.phases).slice(0, 2)).toEqual(['dns', 'tcp']);
  });

  test('finds a good peer up that sends one byte at a time', async () => {
    const { result } = await lookAt(subject, inFragments(subject.good));
    expect(result).toMatchObject({ outcome: 'up', reason: null });
  });

  test('calls a good peer slow when it takes longer than it should', async () => {
    const target = await start(subject.good);
    const context = { timeoutMs: ampleMs, degradedAfterMs: 0, runId: 'run-1' };
    const result = await subject.probe({})(subject.spec(at(target)), context);
    expect(result).toMatchObject({ outcome: 'degraded', reason: 'slow' });
  });

  const hanging: readonly (readonly [what: string, behaviour: Behaviour])[] = [
    ['says nothing', silent],
    ['sends one byte every 200 ms', inFragments(subject.good, 200)],
    ['says a little and then nothing', afterRequest((socket) => socket.write('H'))],
  ];
  test.each(hanging)('keeps its deadline with a peer that %s', async (_, behaviour) => {
    const target = await start(behaviour);
    const run = await observe(subject.probe({}), subject.spec(at(target)), shortMs);
    expect(run.result.outcome).not.toBe('up');
    expect(run.overrunMs).toBeLessThan(graceMs);
    await target.allClosed();
  });

  const peers: readonly (readonly [what: string, behaviour: Behaviour])[] = [
    ['a good peer', subject.good],
    ['a silent peer', silent],
    ['a peer that talks nonsense', garbage],
    ['a peer that hangs up', closeAtOnce],
    ['a peer that never stops', flooding('', Buffer.alloc(mebibyte))],
  ];
  test.each(peers)('leaves no socket open after looking at %s', async (_, behaviour) => {
    const before = await openSockets();
    const target = await start(behaviour);
    await observe(subject.probe({}), subject.spec(at(target)), shortMs);
    await target.allClosed();
    expect(target.taken()).toBeGreaterThan(0);
    expect(await openSockets()).toBe(before);
  });
}

function namesTheReason<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const plain: readonly (readonly [what: string, behaviour: Behaviour, reason: Reason])[] = [
    ['resets the connection', reset, 'connection_reset'],
    ['accepts and says nothing', silent, 'no_response'],
    ['accepts and closes at once', closeAtOnce, 'closed_early'],
    ['closes after the request', closeAfterRequest, 'closed_early'],
    ['talks nonsense', garbage, 'protocol_error'],
    ['greets as a mail server', smtpBanner, subject.strangeGreeting],
    ['sends one byte every 200 ms', inFragments(subject.good, 200), 'response_incomplete'],
  ];
  test.each(plain)('a peer that %s', async (_, behaviour, reason) => {
    expectReason(await lookAt(subject, behaviour), reason);
  });

  test('a port on which nobody listens', async () => {
    const place: Place = { host: '127.0.0.1', port: await freePort(), security: 'plain' };
    const { result } = await observe(subject.probe({}), subject.spec(place), ampleMs);
    expect(result).toMatchObject({ outcome: 'down', reason: 'connection_refused' });
  });

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

function judgesCertificates<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
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

function resolvesNames<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const place: Place = { host: 'support.example', port: 9, security: 'plain' };
  const codes: readonly (readonly [code: string, reason: Reason, outcome: string])[] = [
    ['ENOTFOUND', 'name_not_found', 'down'],
    ['EAI_AGAIN', 'resolver_failed', 'unknown'],
  ];
  test.each(codes)('a resolver that answers %s', async (code, reason, outcome) => {
    const lookup = () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
    const { result } = await observe(subject.probe({ lookup }), subject.spec(place), shortMs);
    expect(result).toMatchObject({ reason, outcome });
  });

  test('a resolver that never answers', async () => {
    const lookup = () => new Promise<never>(() => {});
    const run = await observe(subject.probe({ lookup }), subject.spec(place), shortMs);
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
    await Promise.all([1, 2, 3].map(() => observe(probe, subject.spec(place), 50)));
    expect(lookups).toBe(1);
  });

  test('tries the next address when the first one refuses', async () => {
    const target = await start(subject.good);
    const lookup = async () => [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const spec = subject.spec({ ...place, port: target.port });
    const { result } = await observe(subject.probe({ lookup }), spec, ampleMs);
    expect(result).toMatchObject({ outcome: 'up' });
  });

  test('tries the next address when the first one hangs in the handshake', async () => {
    const { ca, good } = await makeCertificates();
    const target = await start(subject.good, good);
    const hanging = await startTarget(silent, { host: '127.0.0.2', port: target.port });
    onTestFinished(hanging.stop);
    const lookup = async () => [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const spec = subject.spec({ host: 'localhost', port: target.port, security: 'tls' });
    const { result } = await observe(subject.probe({ ca, lookup }), spec, 3000);
    expect(result).toMatchObject({ outcome: 'up' });
    expect(hanging.taken()).toBe(1);
    await hanging.allClosed();
  });
}

function staysSmall<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  test('needs no more memory for input without end', async () => {
    const memory = memoryGrowth();
    const endless = flooding('', Buffer.alloc(mebibyte, 'x'), memory.sample);
    const target = await start(endless);
    const run = await observe(subject.probe({}), subject.spec(at(target)), ampleMs);
    expect(run.result).toMatchObject({ outcome: 'down', reason: 'protocol_error' });
    expect(run.overrunMs).toBeLessThan(0);
    expect(memory.largest()).toBeLessThan(16 * mebibyte);
    await target.allClosed();
  });
}

function neverThrows<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  let target: Target;
  let answer = Buffer.alloc(0);
  beforeAll(async () => {
    target = await startTarget((socket) => {
      socket.once('data', () => socket.end(answer));
    });
    return target.stop;
  });
  afterEach(() => {
    answer = Buffer.alloc(0);
  });

  test('makes a sound result of any bytes', async () => {
    const starts = ['', 'HTTP/1.1 ', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 101 Switching\r\nUpgrade: '];
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([head, tail]) => {
        answer = Buffer.concat([Buffer.from(head), tail]);
        await observe(subject.probe({}), subject.spec(at(target)), ampleMs);
      }),
      { numRuns: 150 },
    );
  });
}

const loopback: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];

function at(target: Target): Place {
  return { host: '127.0.0.1', port: target.port, security: 'plain' };
}

async function start(behaviour: Behaviour, identity?: Certificates['good']): Promise<Target> {
  const target = await startTarget(behaviour, identity ? { identity } : {});
  onTestFinished(target.stop);
  return target;
}

/** Looks at a peer that has half a second, and checks that no connection to it is left open. */
async function lookAt<Spec extends ProbeSpec>(subject: Subject<Spec>, behaviour: Behaviour) {
  const target = await start(behaviour);
  const run = await observe(subject.probe({}), subject.spec(at(target)), shortMs);
  await target.allClosed();
  return run;
}
