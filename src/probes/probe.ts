import type { ProbeResult } from '../domain/monitor/check.ts';
import type { ProbeKind, ProbeSpec } from '../domain/monitor/probe-spec.ts';

/** How probes call themselves, so that those who run a target can tell them from people. */
export const probeName = 'Helplight-Probe';

/** What every probe is given besides its target. */
export type ProbeContext = Readonly<{
  /** The one budget of the whole run, in milliseconds, over all phases. */
  timeoutMs: number;
  /** A success that takes longer is `degraded`; null when speed does not matter. */
  degradedAfterMs: number | null;
  /** Random id of this run, for `{{runId}}` and for the log. */
  runId: string;
}>;

/**
 * The one signature of all probes. The promise never rejects: whatever the target does is a value,
 * at the latest `timeoutMs` + 100 ms after the call, with every socket closed.
 */
export type Probe<Spec extends ProbeSpec = ProbeSpec> = (
  spec: Spec,
  context: ProbeContext,
) => Promise<ProbeResult>;

/** The probes that a runtime can run, by the kind of their spec. A kind that is missing cannot run there. */
export type Probes = Readonly<{
  [Kind in ProbeKind]?: Probe<Extract<ProbeSpec, { kind: Kind }>>;
}>;
