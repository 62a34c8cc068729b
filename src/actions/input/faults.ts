import type { InputFault } from '../../domain/app-error.ts';
import { siteComponents } from '../../domain/component.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import { type ComponentWord, type IncidentStatus, isOver } from '../../domain/words/incident.ts';
import type { Maintenance } from '../../domain/words/maintenance.ts';
import { type Acting, type Planning, slugsOf } from '../change/acting.ts';
import { pointerTo } from './parse.ts';

// Faults that only show when what was sent is set against the site, the clock and what is stored.

/** One fault, or none. */
export function faultIf(isWrong: boolean, pointer: string, detail: string): readonly InputFault[] {
  return isWrong ? [{ pointer, detail }] : [];
}

/** The faults of slugs in a list that no component of the site has. */
export function unknownSlugs(
  acting: Pick<Acting, 'site'>,
  list: readonly PropertyKey[],
  slugs: readonly string[],
  member: readonly PropertyKey[] = [],
): readonly InputFault[] {
  const known = slugsOf(acting);
  const detail = `There is no such component; name one of ${known.join(', ')}.`;
  return slugs.flatMap((slug, index) =>
    faultIf(!known.includes(slug), pointerTo([...list, index, ...member]), detail),
  );
}

/** The faults of fallbacks that are no channels of the site: people could not reach anybody there. */
export function fallbackFaults(
  { site }: Pick<Acting, 'site'>,
  fallbacks: readonly string[],
): readonly InputFault[] {
  const channels = siteComponents(site)
    .filter(({ channel }) => channel !== undefined)
    .map(({ slug }) => slug);
  const detail = `This is no channel; name one of ${channels.join(', ')}.`;
  return fallbacks.flatMap((slug, index) =>
    faultIf(!channels.includes(slug), pointerTo(['fallbacks', index]), detail),
  );
}

/** What an update of an incident says of its time and of components. */
type UpdateAsked = Readonly<{
  status: IncidentStatus;
  components: readonly ComponentWord[];
  at?: number | undefined;
  nextUpdateBy: number | null;
}>;

/** The faults of an update of an incident that may not be older than `earliest` (UTC ms). */
export function updateFaults(
  { status, components, at, nextUpdateBy }: UpdateAsked,
  earliest: number,
  acting: Planning,
): readonly InputFault[] {
  const { now } = acting;
  const slugs = components.map(({ slug }) => slug);
  return [
    ...unknownSlugs(acting, ['components'], slugs, ['slug']),
    ...faultsOfAt(at, earliest, now),
    ...promiseFaults(status, nextUpdateBy, now),
  ];
}

/** The fault of a promise of the next update, if it has one. */
function promiseFaults(
  status: IncidentStatus,
  nextUpdateBy: number | null,
  now: number,
): readonly InputFault[] {
  if (nextUpdateBy === null) return [];
  const detail = isOver(status)
    ? 'Leave this out: the incident is over with this.'
    : 'Promise the next update for an instant to come.';
  return faultIf(isOver(status) || nextUpdateBy <= now, '/nextUpdateBy', detail);
}

/** The faults of the instant of an update that may not be older than `earliest` (UTC ms). */
export function faultsOfAt(
  at: number | undefined,
  earliest: number,
  now: number,
): readonly InputFault[] {
  return [
    ...faultIf((at ?? now) > now, '/at', 'Name an instant that is not in the future.'),
    ...faultIf((at ?? earliest) < earliest, '/at', 'Name an instant after what was said before.'),
  ];
}

const longestWindowMs = 30 * 24 * 60 * 60 * 1000;

/** The fault of a window of work, if it has one; `pointer` is the field that is to be mended. */
export function windowFaults(
  { scheduledFor, scheduledUntil }: Pick<Maintenance, 'scheduledFor' | 'scheduledUntil'>,
  pointer: string,
  now: number,
): readonly InputFault[] {
  const faults = [
    ...faultIf(scheduledUntil <= scheduledFor, pointer, 'Let the work end after it begins.'),
    ...faultIf(scheduledUntil <= now, pointer, 'Let the work end at an instant to come.'),
    ...faultIf(
      scheduledUntil - scheduledFor > longestWindowMs,
      pointer,
      'Let the work take at most 30 days.',
    ),
  ];
  return faults.slice(0, 1);
}

/** The fault of when an announcement is shown; `pointer` is the field that is to be mended. */
export function untilFaults(
  { publishedAt, until }: Pick<Announcement, 'publishedAt' | 'until'>,
  pointer: string,
  now: number,
): readonly InputFault[] {
  if (until === null) return [];
  const faults = [
    ...faultIf(until <= publishedAt, pointer, 'Let it be shown before it is over.'),
    ...faultIf(until <= now, pointer, 'Let it be over at an instant to come.'),
  ];
  return faults.slice(0, 1);
}
