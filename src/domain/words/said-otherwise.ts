import { worstStatus } from '../component.ts';
import type { ComponentCondition } from '../status/component-condition.ts';
import type { Cause } from './voice.ts';

/**
 * The condition with its beginning moved to when staff last ceased to say otherwise: what monitors
 * see, and planned work, count again from then on. `said` is all that staff have said of the
 * component until `now` (UTC ms).
 */
export function sinceNotSaidOtherwise(
  condition: ComponentCondition,
  said: readonly Cause[],
  now: number,
): ComponentCondition {
  const { since, by } = condition;
  if (since === null || by === 'override' || by === 'incident') return condition;
  const later = said.filter(({ end }) => since < end && end < now);
  const ends = later.filter((cause) => isOtherwise(cause, condition)).map(({ end }) => end);
  return { ...condition, since: Math.max(since, ...ends) };
}

/** An incident that said no worse has never gone before what monitors saw. */
function isOtherwise(cause: Cause, { status }: ComponentCondition): boolean {
  if (cause.status === status) return false;
  return cause.by !== 'incident' || worstStatus([cause.status, status]) === cause.status;
}
