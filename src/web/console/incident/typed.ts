import { type Site, siteComponents } from '../../../domain/component.ts';
import { timestamp } from '../../../domain/time/timestamp.ts';
import { incidentStatuses, isOver } from '../../../domain/words/incident.ts';
import { type Fields, typedIn } from '../form.ts';
import type { Asked } from '../route.ts';
import { timeIn, wordsIn } from '../typed.ts';

/** What stands in a form, where and when. */
type Typing = Pick<Asked, 'typed' | 'watched' | 'now'>;

/** What opens an incident, as it stands in a form (`openIncident`). */
export function openingIn(typing: Typing): unknown {
  return { ...updateIn(typing), ...wholeIn(typing) };
}

/** The next word on an incident, as it stands in a form (`updateIncident`). */
export function updateIn({ typed, watched: { site }, now }: Typing) {
  return {
    ...{ status: typedIn(typed, 'status'), body: wordsIn(typed, 'body') },
    ...{ components: componentsIn(typed, site), notify: typedIn(typed, 'notify') === 'on' },
    nextUpdateBy: promiseIn(typed, site.timeZone, now),
    at: timeIn(typed, 'at', site.timeZone),
  };
}

/** What an incident is as a whole, as it stands in a form (`changeIncident`). */
export function wholeIn({ typed, watched: { site } }: Typing) {
  return {
    ...{ title: wordsIn(typed, 'title'), kind: typedIn(typed, 'kind') },
    ...{ impact: typedIn(typed, 'impact') || null, fallbacks: fallbacksIn(typed) },
    startedAt: timeIn(typed, 'startedAt', site.timeZone),
  };
}

function componentsIn(typed: Fields, site: Site) {
  return siteComponents(site)
    .map(({ slug }) => ({ slug, status: typedIn(typed, `component.${slug}`) }))
    .filter(({ status }) => status !== '');
}

/** The channels that were chosen, in their order; places that were left open are passed over. */
function fallbacksIn(typed: Fields): readonly string[] {
  return fallbackFields(typed)
    .map((name) => typedIn(typed, name))
    .filter((slug) => slug !== '');
}

/** The names of the fields for ways instead, best first. */
export function fallbackFields(typed: Fields): readonly string[] {
  return [...typed.keys()]
    .filter((name) => /^fallbacks\.\d$/.test(name))
    .sort((a, b) => a.localeCompare(b));
}

/**
 * A time that was typed goes before the minutes that were chosen. These count from when it is sent,
 * and for nothing once it is over.
 */
function promiseIn(typed: Fields, timeZone: string, now: number): string | null {
  const by = timeIn(typed, 'nextUpdateBy', timeZone);
  if (by !== undefined) return by;
  const minutes = isStatusOver(typed) ? '' : typedIn(typed, 'promise');
  return /^\d{1,5}$/.test(minutes) ? timestamp(now + Number(minutes) * 60_000) : null;
}

/** Whether the form says that it is over. */
export function isStatusOver(typed: Fields): boolean {
  const status = incidentStatuses.find((one) => one === typedIn(typed, 'status'));
  return status !== undefined && isOver(status);
}
