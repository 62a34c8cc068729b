import type { Language } from '../../domain/localized.ts';
import { type ComponentCondition, isBelieved } from '../../domain/status/component-condition.ts';
import type { Indicator } from '../../domain/status/indicator.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { earliest } from '../../domain/time/span.ts';
import { offsetFromUtc, pastTime, readingAt } from '../time.ts';
import { notVerifiedSince, type PageDescription, pageDescriptions } from './texts.ts';

/** The state of a whole page as Statuspage's clients read it. */
export type PageStatus = Readonly<{ indicator: Indicator; description: string }>;

/** The indicator of the page, and what it means in a few words; times are those of the zone. */
export function pageStatus(
  { indicator, conditions, now }: Pick<SupportStatus, 'indicator' | 'conditions' | 'now'>,
  language: Language,
  timeZone: string,
): PageStatus {
  const description = descriptionOf(indicator, conditions);
  const since = description === 'notVerifiedYet' ? verifiedUntil(conditions) : null;
  if (since === null) return { indicator, description: pageDescriptions[language][description] };
  const reading = readingAt(timeZone, now);
  const time = pastTime(since, language, reading);
  return { indicator, description: notVerifiedSince[language](time, offsetFromUtc(reading)) };
}

type Conditions = readonly ComponentCondition[];

function descriptionOf(indicator: Indicator, conditions: Conditions): PageDescription {
  switch (indicator) {
    case 'none':
      return 'well';
    case 'maintenance':
      return 'maintenance';
    case 'minor':
      return ofMinor(conditions);
    case 'major':
      return 'majorOutage';
    case 'critical':
      return 'everythingDown';
  }
}

function ofMinor(conditions: Conditions): PageDescription {
  const statuses = conditions.map(({ status }) => status);
  if (statuses.includes('partial_outage')) return 'minorOutage';
  if (statuses.includes('degraded_performance')) {
    return statuses.every((status) => status === 'degraded_performance') ? 'slow' : 'somewhatSlow';
  }
  // Where nothing fails, either an incident says so much, or nobody has looked.
  return conditions.some(isLost) ? 'notVerifiedYet' : 'minorOutage';
}

/** Since when some of it is not verified any more; null where that never was. */
function verifiedUntil(conditions: Conditions): number | null {
  return earliest(conditions.filter(isLost).map(({ verifiedAt }) => verifiedAt));
}

function isLost(condition: ComponentCondition): boolean {
  const { freshness, reachability } = condition;
  return freshness === 'unverified' && !isBelieved(condition) && reachability !== 'closed';
}
