import { severityOf } from '../component.ts';
import type { Impact } from '../words/incident.ts';
import { type ComponentCondition, isBelieved } from './component-condition.ts';

/** The roll-up of the whole page, from best to worst. */
const indicators = ['none', 'maintenance', 'minor', 'major', 'critical'] as const;
export type Indicator = (typeof indicators)[number];

/**
 * Derives the page's indicator from all of its components and from how bad its open incidents are;
 * `none` where there is neither.
 */
export function indicatorOf(
  conditions: readonly ComponentCondition[],
  impacts: readonly Impact[] = [],
): Indicator {
  const worst = Math.max(
    0,
    ...conditions.map((condition) => rank(condition, conditions)),
    ...impacts.map((impact) => indicators.indexOf(impact)),
  );
  return indicators[worst] ?? 'none';
}

function rank(condition: ComponentCondition, all: readonly ComponentCondition[]): number {
  // What is closed need not be looked at to be known as closed.
  const isLost = condition.freshness === 'unverified' && !isBelieved(condition);
  const unverified =
    isLost && condition.reachability !== 'closed' ? indicators.indexOf('minor') : 0;
  return Math.max(unverified, indicators.indexOf(byStatus(condition, all)));
}

function byStatus({ status }: ComponentCondition, all: readonly ComponentCondition[]): Indicator {
  if (status === 'under_maintenance') return 'maintenance';
  const isEverywhere = all.every((other) => other.status === status);
  return severityOf(status, isEverywhere ? 'everywhere' : 'somewhere');
}
