import type { ComponentCondition } from './component-condition.ts';

/** A channel or function that is named in the verdict, and since when it is so (UTC ms). */
export type Named = Readonly<{ condition: ComponentCondition; since: number | null }>;

/**
 * The answer of the page, before it is put into words: each support channel in exactly one list,
 * in the order of the page, and apart from them the other components that are not well or not verified.
 */
export type Verdict = Readonly<{
  reachable: readonly Named[];
  limited: readonly Named[];
  unreachable: readonly Named[];
  /** Probed, but not verified of late; `since` is the last time they were. */
  unverified: readonly Named[];
  /** Nobody looks at them automatically. */
  unprobed: readonly Named[];
  /** Verified components that are no channel and not well. */
  troubled: readonly Named[];
  /** Probed components that are no channel and were not verified of late; `since` as above. */
  unverifiedFunctions: readonly Named[];
}>;

/** Sorts what is known about the components into the verdict. */
export function verdictOf(conditions: readonly ComponentCondition[]): Verdict {
  const channels = conditions.filter(({ component }) => component.channel !== undefined);
  const others = conditions.filter(({ component }) => component.channel === undefined);
  const by = (belongs: (condition: ComponentCondition) => boolean) =>
    channels.filter(belongs).map(named);
  return {
    reachable: by((condition) => condition.reachability === 'reachable'),
    limited: by((condition) => condition.reachability === 'limited'),
    unreachable: by((condition) => condition.reachability === 'unreachable'),
    unverified: by((condition) => condition.freshness === 'unverified'),
    unprobed: by((condition) => condition.freshness === 'unprobed'),
    troubled: others
      .filter(({ freshness, status }) => freshness === 'verified' && status !== 'operational')
      .map(named),
    unverifiedFunctions: others.filter(({ freshness }) => freshness === 'unverified').map(named),
  };
}

function named(condition: ComponentCondition): Named {
  const since = condition.freshness === 'unverified' ? condition.verifiedAt : condition.since;
  return { condition, since };
}
