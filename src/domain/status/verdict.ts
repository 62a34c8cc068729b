import { isBotAlone } from '../hours/staffing.ts';
import { type ComponentCondition, isBelieved } from './component-condition.ts';

/** A channel or function that is named in the verdict, and since when it is so (UTC ms). */
export type Named = Readonly<{ condition: ComponentCondition; since: number | null }>;

/**
 * The answer of the page, before it is put into words: each support channel in exactly one list,
 * in the order of the page, and apart from them the other components that are not well or not verified.
 */
export type Verdict = Readonly<{
  reachable: readonly Named[];
  /** Those of the reachable ones that are well, but where fewer people are there than usual. */
  reduced: readonly Named[];
  /** Reached with trouble: slow, or only in part. */
  limited: readonly Named[];
  unreachable: readonly Named[];
  /** Outside of their service hours; `since` is null. */
  closed: readonly Named[];
  /** Probed, but not verified of late; `since` is the last time they were. */
  unverified: readonly Named[];
  /** Nobody looks at them automatically. */
  unprobed: readonly Named[];
  /** Components that are no channel and not well, verified or by the word of staff. */
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
    reachable: by((condition) => condition.reachability === 'reachable' || isReduced(condition)),
    reduced: by(isReduced),
    limited: by((condition) => condition.reachability === 'limited' && !isReduced(condition)),
    unreachable: by((condition) => condition.reachability === 'unreachable'),
    closed: by(isClosed),
    unverified: by((condition) => condition.freshness === 'unverified' && isUnknown(condition)),
    unprobed: by((condition) => condition.freshness === 'unprobed' && isUnknown(condition)),
    troubled: others
      .filter((condition) => isBelieved(condition) && condition.status !== 'operational')
      .map(named),
    unverifiedFunctions: others
      .filter((condition) => condition.freshness === 'unverified' && isUnknown(condition))
      .map(named),
  };
}

function isReduced({ reachability, status }: ComponentCondition): boolean {
  return reachability === 'limited' && status === 'operational';
}

function isClosed({ reachability }: ComponentCondition): boolean {
  return reachability === 'closed';
}

function isUnknown({ reachability }: ComponentCondition): boolean {
  return reachability === 'unknown';
}

function named(condition: ComponentCondition): Named {
  const isLost = condition.freshness === 'unverified' && !isBelieved(condition);
  const since = isLost ? condition.verifiedAt : condition.since;
  return { condition, since };
}

/** Channels on which nobody but a bot answers; that does not help whoever needs people. */
export function botsAlone({ reachable, limited }: Verdict): readonly Named[] {
  return [...reachable, ...limited].filter(({ condition }) => isBotAlone(condition.staffing));
}

/** Of closed channels those that open first. */
export function openingFirst(closed: readonly Named[]): readonly Named[] {
  const earliest = Math.min(...closed.map(opening));
  return closed.filter((one) => opening(one) === earliest);
}

function opening({ condition: { staffing } }: Named): number {
  return staffing.kind === 'closed' ? (staffing.opensAt ?? Infinity) : Infinity;
}
