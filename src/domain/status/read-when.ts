import { type ComponentCondition, isBelieved, type Reachability } from './component-condition.ts';

/**
 * When a status is read: at the instant that it is derived for, or at some unknown later one, as what
 * was written down then may lie about for years. Who reads it later has nothing verified; nothing
 * that was still to come has come for sure.
 */
export type ReadWhen = 'now' | 'later';

/** A condition as it may be told to whoever reads it later: what was confirmed last, and no more. */
export function toldLater(condition: ComponentCondition): ComponentCondition {
  const freshness = condition.freshness === 'verified' ? 'unverified' : condition.freshness;
  const reachability = reachedLater({ ...condition, freshness });
  return { ...condition, freshness, freshUntil: null, proof: null, reachability };
}

/** That people get through is nothing to count on later, whoever said so; trouble stands as staff told it. */
function reachedLater(condition: ComponentCondition): Reachability {
  const { reachability, status } = condition;
  if (reachability === 'closed') return 'closed';
  const isWell = reachability === 'reachable' || status === 'operational';
  return isWell || !isBelieved(condition) ? 'unknown' : reachability;
}
