import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ProbeSpec } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import {
  closeAtOnce,
  garbage,
  inFragments,
  pouring,
  reset,
  silent,
  smtpBanner,
} from '../support/targets/behaviours.ts';
import { type Behaviour, freePort, startTarget, type Target } from '../support/targets/tcp.ts';
import { memoryGrowth } from './memory.ts';
import { expectReason, observe, openSockets } from './observed-run.ts';
import {
  failsInHandshake,
  judgesCertificates,
  resolvesNames,
  triesEachAddress,
} from './probe-contract-connection.ts';
import {
  ampleMs,
  at,
  graceMs,
  inTurn,
  lookAt,
  mebibyte,
  type Place,
  type Subject,
  shortMs,
  start,
} from './probe-subject.ts';

/** Runs the tests that every probe over TCP must pass. */
export function probeContract<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  describe(`the ${subject.name} probe`, () => {
    keepsItsWord(subject);
    namesTheReason(subject);
    failsInHandshake(subject);
    judgesCertificates(subject);
    resolvesNames(subject);
    triesEachAddress(subject);
    staysSmall(subject);
    neverThrows(subject);
  });
}

/** It finds a good peer up, keeps the deadline with any other, and closes what it opened. */
export function keepsItsWord<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
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
    ['says a little and then nothing', inTurn(subject, (socket) => socket.write('H'))],
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
    ['a peer that never stops', inTurn(subject, pouring('', Buffer.alloc(mebibyte)))],
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

/** It tells apart what a peer can do wrong over an open connection, or instead of one. */
export function namesTheReason<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  const plain: readonly (readonly [what: string, behaviour: Behaviour, reason: Reason])[] = [
    ['resets the connection', reset, 'connection_reset'],
    ['accepts and says nothing', silent, 'no_response'],
    ['accepts and closes at once', closeAtOnce, 'closed_early'],
    ['closes when it should speak', inTurn(subject, (socket) => socket.end()), 'closed_early'],
    ['closes within a word', inTurn(subject, (socket) => socket.end('H')), 'closed_early'],
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
}

/** Its memory is bounded, however much a peer says. */
export function staysSmall<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  test('needs no more memory for input without end', async () => {
    const memory = memoryGrowth();
    const endless = inTurn(subject, pouring('', Buffer.alloc(mebibyte, 'x'), memory.sample));
    const target = await start(endless);
    const run = await observe(subject.probe({}), subject.spec(at(target)), ampleMs);
    expect(run.result).toMatchObject({ outcome: 'down', reason: 'protocol_error' });
    expect(run.overrunMs).toBeLessThan(0);
    expect(memory.largest()).toBeLessThan(16 * mebibyte);
    await target.allClosed();
  });
}

/** Whatever the first answer is, the result is a sound value. */
export function neverThrows<Spec extends ProbeSpec>(subject: Subject<Spec>): void {
  let target: Target;
  let answer = Buffer.alloc(0);
  beforeAll(async () => {
    target = await startTarget(inTurn(subject, (socket) => socket.end(answer)));
    return target.stop;
  });
  afterEach(() => {
    answer = Buffer.alloc(0);
  });

  test('makes a sound result of any bytes', async () => {
    const beginning = fc.constantFrom('', ...subject.beginnings);
    const bytes = fc.tuple(beginning, fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([head, tail]) => {
        answer = Buffer.concat([Buffer.from(head), tail]);
        await observe(subject.probe({}), subject.spec(at(target)), ampleMs);
      }),
      { numRuns: 150 },
    );
  });
}
