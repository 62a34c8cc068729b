import type { AddressFamily, ProbeSpec } from '../domain/monitor/probe-spec.ts';
import { httpProbeBy } from './edge/http.ts';
import { webSocketProbeBy } from './edge/websocket.ts';
import type { Probe, Probes } from './probe.ts';
import { Failure, runProbe } from './run.ts';

/** The probes that run where there is only a `fetch`. They tell less of causes than those of Node. */
export function edgeProbesBy(ask: typeof fetch): Probes {
  return {
    http: inAnyFamily(httpProbeBy(ask)),
    websocket: inAnyFamily(webSocketProbeBy(ask)),
  };
}

/** Why a Worker cannot look: it speaks no such protocol, or cannot choose the family of addresses. */
export type EdgeObstacle = 'protocol' | 'family';

/** What keeps a Worker from looking as a spec asks for; null where nothing does. */
export function edgeObstacleOf(spec: ProbeSpec): EdgeObstacle | null {
  if (spec.kind !== 'http' && spec.kind !== 'websocket') return 'protocol';
  return spec.family === 'any' ? null : 'family';
}

/** The runtime chooses the address, so a look in a certain family cannot be promised. */
function inAnyFamily<Spec extends ProbeSpec & { family: AddressFamily }>(
  probe: Probe<Spec>,
): Probe<Spec> {
  return (spec, context) => (spec.family === 'any' ? probe(spec, context) : refuse(context));
}

const refuse = (context: Parameters<Probe>[1]) =>
  runProbe(context, async () => {
    throw new Failure('misconfigured', 'Only Node can look in one IP family; use "any" here.');
  });
