import type { EventDocument, LeftOut } from '../event.ts';
import type { Words } from '../localized.ts';

/**
 * An event as a message of limited length can tell it: whole where it fits, else with its newest
 * updates only, and where even one is too long, with its texts cut. It says how much was left out.
 * @param fits whether a message of it is short enough.
 */
export function shortenedEvent(
  event: EventDocument,
  fits: (event: EventDocument) => boolean,
): EventDocument {
  if (fits(event)) return event;
  const withUpdates = (count: number) => withNewest(event, count);
  const updates = greatestFitting(1, updatesOf(event).length, (count) => fits(withUpdates(count)));
  const shorter = withUpdates(updates);
  if (fits(shorter)) return shorter;
  const withCharacters = (count: number) => withTextsOf(shorter, count);
  return withCharacters(greatestFitting(0, mostCharacters, (count) => fits(withCharacters(count))));
}

/** The greatest whole number in `[least, most]` that fits, where all below it do; `least` where none. */
export function greatestFitting(
  least: number,
  most: number,
  fits: (count: number) => boolean,
): number {
  let known = least;
  let above = most + 1;
  while (above - known > 1) {
    const middle = Math.floor((known + above) / 2);
    if (fits(middle)) known = middle;
    else above = middle;
  }
  return known;
}

/** The beginning of a text, with a mark where its rest is missing. */
export function cutText(text: string, characters: number): string {
  if (text.length <= characters) return text;
  // No character is cut in two.
  return `${text.slice(0, characters).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** No text is longer. */
const mostCharacters = 10_000;

type Spoken = Readonly<{ body: Words }>;

/** What was said of an incident or of planned work, newest first. */
function updatesOf({ data }: EventDocument): readonly Spoken[] {
  if ('incident' in data) return data.incident.updates;
  return 'maintenance' in data ? data.maintenance.updates : [];
}

function withNewest(event: EventDocument, count: number): EventDocument {
  const leftOut = { updates: updatesOf(event).length - count, characters: 0 };
  return retold(event, leftOut, (updates) => updates.slice(0, count));
}

/** With at most so many characters of each text of Markdown. */
function withTextsOf(event: EventDocument, most: number): EventDocument {
  const { data } = event;
  if ('announcement' in data) {
    const { announcement } = data;
    const leftOut = { updates: 0, characters: overhang(announcement, most) };
    return { ...event, data: { announcement: cutBody(announcement, most), leftOut } };
  }
  const updates = 'leftOut' in data ? (data.leftOut?.updates ?? 0) : 0;
  const characters = updatesOf(event).reduce((sum, one) => sum + overhang(one, most), 0);
  return retold(event, { updates, characters }, (all) => all.map((one) => cutBody(one, most)));
}

/** With other updates in place of its own; what has none stays as it is. */
function retold(
  event: EventDocument,
  leftOut: LeftOut,
  change: <Update extends Spoken>(updates: readonly Update[]) => readonly Update[],
): EventDocument {
  const { data } = event;
  if ('incident' in data) {
    const incident = { ...data.incident, updates: change(data.incident.updates) };
    return { ...event, data: { incident, leftOut } };
  }
  if (!('maintenance' in data)) return event;
  const maintenance = { ...data.maintenance, updates: change(data.maintenance.updates) };
  return { ...event, data: { maintenance, leftOut } };
}

function cutBody<Said extends Spoken>(said: Said, most: number): Said {
  const { zh, en } = said.body;
  const body = {
    ...(zh !== undefined && { zh: cutText(zh, most) }),
    ...(en !== undefined && { en: cutText(en, most) }),
  };
  return { ...said, body };
}

/** How many characters `cutBody` takes away. */
function overhang({ body: { zh = '', en = '' } }: Spoken, most: number): number {
  const lost = [zh, en].map((text) =>
    text.length <= most ? 0 : text.length + 1 - cutText(text, most).length,
  );
  return lost.reduce((sum, one) => sum + one, 0);
}
