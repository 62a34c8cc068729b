import { componentSlugs, siteComponents } from '../component.ts';
import { type Facts, monitorsOf, storedBy } from '../facts.ts';
import { calendarOf } from '../hours/calendar.ts';
import { withHoliday } from '../hours/holiday.ts';
import type { StaffingNow } from '../hours/staffing.ts';
import { monitorsNow } from '../monitor/monitor-now.ts';
import { pausesEndAt } from '../monitor/pause.ts';
import type { ComponentPast } from '../past/component-past.ts';
import { pastsOf } from '../past/pasts.ts';
import { earliest } from '../time/span.ts';
import type { Watched } from '../watched.ts';
import type { Impact } from '../words/incident.ts';
import { currentImpact } from '../words/incident-words.ts';
import { sinceNotSaidOtherwise } from '../words/said-otherwise.ts';
import { staffWordOf } from '../words/staff-word.ts';
import { causesSaid, type StaffWords, standingWords, wordsChangeAt } from '../words/staff-words.ts';
import { type ComponentCondition, componentCondition } from './component-condition.ts';
import { type Indicator, indicatorOf } from './indicator.ts';
import { type ReadWhen, toldLater } from './read-when.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Everything the page, the API, feeds and badges say at one instant. */
export type SupportStatus = Readonly<{
  now: number;
  /** When it is read; `later`: it tells nothing as verified, and nothing that is due after `now`. */
  readWhen: ReadWhen;
  indicator: Indicator;
  verdict: Verdict;
  conditions: readonly ComponentCondition[];
  /** Per component slug, what is known of its past; none of what is unprobed and never spoken of. */
  pasts: ReadonlyMap<string, ComponentPast>;
  /** When anybody first looked; null before that. */
  firstLookAt: number | null;
  /** What staff say and have said. */
  words: StaffWords;
  /** The next instant at which something is no longer verified; null when there is none. */
  freshUntil: number | null;
  /** The next instant at which time alone changes what is said, opening included; null without one. */
  changesAt: number | null;
}>;

/** Derives the whole status from facts. Pure: the same facts and `now` give the same answer. */
export function supportStatus(
  watched: Watched,
  facts: Facts,
  now: number,
  readWhen: ReadWhen = 'now',
): SupportStatus {
  const { words } = facts;
  const standing = standingWords(words);
  const stored = storedBy(facts);
  const monitors = monitorsOf(watched, stored);
  const watching = monitorsNow(monitors, stored.states, facts.pauses, now);
  const conditions = siteComponents(watched.site).map((component) => {
    const condition = componentCondition(
      component,
      watching.filter(({ monitor }) => monitor.component === component.slug),
      calendarOf(component, watched),
      now,
      staffWordOf(standing, component.slug, now),
    );
    const heard = sinceNotSaidOtherwise(condition, causesSaid(words, component.slug, now), now);
    const told = withHoliday(heard, watched, now);
    return readWhen === 'now' ? told : toldLater(told);
  });
  const freshUntil = earliest(conditions.map((condition) => condition.freshUntil));
  return {
    now,
    readWhen,
    indicator: indicatorOf(conditions, impactsNow(standing, watched)),
    verdict: verdictOf(conditions),
    conditions,
    pasts: pastsOf(watched, facts, stored, conditions, now),
    firstLookAt: facts.firstLookAt,
    words,
    freshUntil,
    changesAt: earliest([
      freshUntil,
      ...conditions.map(({ staffing }) => staffingChange(staffing)),
      ...wordsChangeAt(standing, now),
      ...pausesEndAt(facts.pauses, now),
    ]),
  };
}

/** How bad each open incident is at the moment. */
function impactsNow({ incidents }: StaffWords, { site }: Watched): readonly Impact[] {
  const everywhere = componentSlugs(site);
  return incidents.map((incident) => currentImpact(incident, everywhere));
}

function staffingChange(staffing: StaffingNow): number | null {
  switch (staffing.kind) {
    case 'always':
      return null;
    case 'closed':
      return staffing.opensAt;
    case 'open':
    case 'reduced':
      return staffing.until;
  }
}
