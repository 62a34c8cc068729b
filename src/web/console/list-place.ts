import type { Place } from '../../storage/page.ts';

/** How many entries of the past are listed at once. */
export const pageLength = 20;

/** A place in a list as its address names it: `AT-ID`. */
export function placeText({ at, id }: Place): string {
  return `${at}-${id}`;
}

/** The place that an address names; null where it names none, so that the list is shown from its beginning. */
export function placeOf(text: string | null): Place | null {
  const [, at, id] = /^(\d{1,15})-([a-z0-9]{12})$/.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
