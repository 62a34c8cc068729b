import type { Value } from '../../../domain/monitor/probe-definition.ts';
import type { ProbeSpec } from '../../../domain/monitor/probe-spec.ts';
import type { Values } from './values.ts';

/** Notes a fault at a field of the probe: what is to be done, and where. */
export type NoteFault = (remedy: string, ...path: PropertyKey[]) => void;

/** How one kind of probe is read from a file; its shape stands beside it as `schema`. */
export type Kind<Written, Spec extends ProbeSpec> = Readonly<{
  /** The values without which it has nothing to look at. */
  targets: (written: Written) => readonly Value[];
  /** Notes what is wrong whatever the environment sets. */
  check?: (written: Written, note: NoteFault) => void;
  /** Why it does not look at the targets that are set, as in "… is not encrypted"; null when it does. */
  passesOver?: (written: Written, values: Values) => string | null;
  /** What is to be looked at; null when `values` has noted a fault. */
  read: (written: Written, values: Values) => Spec | null;
}>;
