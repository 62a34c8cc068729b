import { calendarOf } from '../../domain/hours/calendar.ts';
import { closesAt } from '../../domain/hours/opening.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import { fallbacksOf } from '../../domain/status/fallbacks.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { timestampOrNull } from '../../domain/time/timestamp.ts';
import type { Watched } from '../../domain/watched.ts';
import type { ChannelDocument } from './documents/component.ts';

/**
 * What may be said of a component as it is now, by naming each thing: targets, credentials and
 * evidence are not named.
 */
export function conditionDocument(
  condition: ComponentCondition,
  { conditions }: Pick<SupportStatus, 'conditions'>,
  watched: Watched,
): ChannelDocument {
  const { component, status, freshness, reachability, staffing, measures, since } = condition;
  const incidents = condition.said.incidents.map(({ incident }) => incident);
  const fallbacks = fallbacksOf({ incidents, components: [component] }, conditions);
  const { slug, name, contact, hours } = component;
  return {
    ...{ slug, name, status, freshness, reachability, hours: staffing.kind },
    opensAt: timestampOrNull(staffing.kind === 'closed' ? staffing.opensAt : null),
    closesAt: timestampOrNull(
      hours ? closesAt(hours, calendarOf(component, watched), staffing) : null,
    ),
    firstReplyMs: rounded(measures.firstReplyMs),
    queueWaitSeconds: rounded(measures.queueWaitSeconds),
    contact: contact ? { label: contact.label, href: contact.href } : null,
    fallbacks: fallbacks.map((fallback) => fallback.component.slug),
    since: timestampOrNull(since),
  };
}

function rounded(measured: number | undefined): number | null {
  return measured === undefined ? null : Math.round(measured);
}
