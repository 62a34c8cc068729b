import type { AddressFamily, ProbeSpec } from '../domain/monitor/probe-spec.ts';
import { httpProbe } from './edge/http.ts';
import { webSocketProbe } from './edge/websocket.ts';
import type { Probe, Probes } from './probe.ts';
import { Failure, runProbe } from './run.ts';

/** The probes that run where there is only `fetch`. They tell less of causes than those of Node. */
export const edgeProbes: Probes = {
  http: inAnyFamily(httpProbe),
  websocket: inAnyFamily(webSocketProbe),
};

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
