import { nodeProbes } from '../../src/probes/node.ts';
import type { Probes } from '../../src/probes/probe.ts';

/** The probe of one kind, as Node runs it. */
export function nodeProbe<Kind extends keyof Probes>(
  kind: Kind,
  options: Parameters<typeof nodeProbes>[0] = {},
): NonNullable<Probes[Kind]> {
  const probe = nodeProbes(options)[kind];
  if (!probe) throw new Error(`Node has no probe of kind ${kind}.`);
  return probe;
}
