import type { Component } from '../../domain/component.ts';
import { calendarOf } from '../../domain/hours/calendar.ts';
import { type StaffingNow, staffingAt } from '../../domain/hours/staffing.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import type { Watched } from '../../domain/status/support-status.ts';
import { timestampOrNull } from '../../domain/time/timestamp.ts';
import type { ChannelDocument } from './documents/component.ts';

/**
 * What may be said of a component as it is now, by naming each thing: targets, credentials and
 * evidence are not named.
 */
export function conditionDocument(
  condition: ComponentCondition,
  watched: Watched,
): ChannelDocument {
  const { component, status, freshness, reachability, staffing, measures, since } = condition;
  const { slug, name, contact } = component;
  return {
    ...{ slug, name, status, freshness, reachability, hours: staffing.kind },
    opensAt: timestampOrNull(staffing.kind === 'closed' ? staffing.opensAt : null),
    closesAt: timestampOrNull(closesAt(component, staffing, watched)),
    firstReplyMs: rounded(measures.firstReplyMs),
    queueWaitSeconds: rounded(measures.queueWaitSeconds),
    contact: contact ? { label: contact.label, href: contact.href } : null,
    fallbacks: [...fallbacksOf(condition)],
    since: timestampOrNull(since),
  };
}

function rounded(measured: number | undefined): number | null {
  return measured === undefined ? null : Math.round(measured);
}

/** What staff have named in an open incident goes before what the site file names. */
function fallbacksOf({ component, said }: ComponentCondition): readonly string[] {
  const named = said.incidents.flatMap(({ incident }) => incident.fallbacks);
  const ways = named.length > 0 ? named : (component.fallbacks ?? []);
  return [...new Set(ways)].filter((slug) => slug !== component.slug);
}

/** Hours that follow each other without a gap end with the last of them; none has more than a few. */
const mostChanges = 8;

/** When nobody will be there any more; null where that is not known, or nobody is there now. */
function closesAt(
  component: Component,
  staffing: StaffingNow,
  watched: Watched,
  changes = mostChanges,
): number | null {
  if (staffing.kind === 'always' || staffing.kind === 'closed') return null;
  const { until } = staffing;
  const { hours } = component;
  if (until === null || hours === undefined || changes === 0) return null;
  const next = staffingAt(hours, calendarOf(component, watched), until);
  return next.kind === 'closed' ? until : closesAt(component, next, watched, changes - 1);
}
