import type { InputFault } from '../../domain/app-error.ts';
import type { ComponentWord } from '../../domain/incident.ts';
import { type Acting, slugsOf } from '../acting.ts';
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

/** What an update of an incident says of its time and of components. */
type UpdateAsked = Readonly<{
  components: readonly ComponentWord[];
  at?: number | undefined;
  nextUpdateBy: number | null;
}>;

/** The faults of an update of an incident that may not be older than `earliest` (UTC ms). */
export function updateFaults(
  { components, at, nextUpdateBy }: UpdateAsked,
  earliest: number,
  acting: Acting,
): readonly InputFault[] {
  const { now } = acting;
  const slugs = components.map(({ slug }) => slug);
  const isBroken = nextUpdateBy !== null && nextUpdateBy <= now;
  return [
    ...unknownSlugs(acting, ['components'], slugs, ['slug']),
    ...faultIf((at ?? now) > now, '/at', 'Name an instant that is not in the future.'),
    ...faultIf((at ?? earliest) < earliest, '/at', 'Name an instant after what was said before.'),
    ...faultIf(isBroken, '/nextUpdateBy', 'Promise the next update for an instant to come.'),
  ];
}
