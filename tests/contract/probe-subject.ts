import { onTestFinished } from 'vitest';
import type { ProbeSpec } from '../../src/domain/monitor/probe-spec.ts';
import type { Reason } from '../../src/domain/monitor/reason.ts';
import type { Lookup } from '../../src/probes/node/addresses.ts';
import type { Probe } from '../../src/probes/probe.ts';
import type { Identity } from '../support/certificates.ts';
import { afterRequest, atOnce, type inFragments } from '../support/targets/behaviours.ts';
import { type Behaviour, startTarget, type Target } from '../support/targets/tcp.ts';
import { observe } from './observed-run.ts';

/** Where a spec of a test leads. */
export type Place = Readonly<{ host: string; port: number; security: 'plain' | 'tls' }>;

/** A probe that is held to the contract. */
export type Subject<Spec extends ProbeSpec> = Readonly<{
  name: string;
  /** Makes the probe, trusting the authority `ca` and resolving names by `lookup`. */
  probe: (options: { ca?: string; lookup?: Lookup }) => Probe<Spec>;
  spec: (place: Place) => Spec;
  /** Who speaks first once a connection is open. */
  first: 'us' | 'peer';
  /** A peer with which all is well; it may be handed any stream. */
  good: Parameters<typeof inFragments>[0];
  /** What the probe makes of a peer that greets as a mail server and then says no more. */
  strangeGreeting: Reason;
  /** How answers in this protocol begin; any bytes may follow. */
  beginnings: readonly string[];
}>;

/** How long a probe may take beyond its deadline, beside what the machine itself is late. */
export const graceMs = 100;
export const shortMs = 500;
export const ampleMs = 5000;
export const mebibyte = 1024 * 1024;

/** Has a peer act when it is its turn to speak: at once, or after the request. */
export function inTurn<Spec extends ProbeSpec>(
  { first }: Subject<Spec>,
  act: Behaviour,
): Behaviour {
  return first === 'peer' ? atOnce(act) : afterRequest(act);
}

/** The plain port of a target. */
export function at(target: Target): Place {
  return { host: '127.0.0.1', port: target.port, security: 'plain' };
}

/** Starts a target that stops when the test has finished; with an identity it speaks TLS. */
export async function start(behaviour: Behaviour, identity?: Identity): Promise<Target> {
  const target = await startTarget(behaviour, identity ? { identity } : {});
  onTestFinished(target.stop);
  return target;
}

/** Looks at a peer that has half a second, and checks that no connection to it is left open. */
export async function lookAt<Spec extends ProbeSpec>(subject: Subject<Spec>, behaviour: Behaviour) {
  const target = await start(behaviour);
  const run = await observe(subject.probe({}), subject.spec(at(target)), shortMs);
  await target.allClosed();
  return run;
}
