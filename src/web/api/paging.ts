import type { Place } from '../../storage/page.ts';
import { Refusal } from './problem.ts';

/** The part of a list that is asked for: from where on, and how much of it. */
export type Page = Readonly<{ before: Place | null; limit: number }>;

const mostItems = 100;
const usualItems = 20;

/**
 * Reads `limit` and `cursor` out of a query.
 * @throws Refusal 400 where one of them is wrong.
 */
export function pageAsked(query: URLSearchParams): Page {
  const cursor = query.get('cursor');
  return { limit: limitIn(query.get('limit')), before: cursor === null ? null : placeIn(cursor) };
}

function limitIn(text: string | null): number {
  if (text === null) return usualItems;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= mostItems) return limit;
  throw new Refusal(400, `Let limit be a whole number from 1 to ${mostItems}.`);
}

/** The cursor of all that comes after a place, as base64url (RFC 4648 §5). */
export function cursorOf({ at, id }: Place): string {
  const bytes = new TextEncoder().encode(JSON.stringify([at, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function placeIn(cursor: string): Place {
  const [at, id, ...rest] = listIn(cursor);
  if (Number.isSafeInteger(at) && typeof id === 'string' && rest.length === 0) {
    return { at: Number(at), id };
  }
  throw new Refusal(400, 'Take the cursor from nextCursor of the page before, or leave it out.');
}

function listIn(cursor: string): readonly unknown[] {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** A page of items of which one more was read than is shown, to know whether others follow. */
export function listed<Item>(
  items: readonly Item[],
  { limit }: Page,
  placeOf: (item: Item) => Place,
  show: (item: Item) => unknown,
) {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const next = items.length > limit && last !== undefined ? placeOf(last) : null;
  return { kind: 'list' as const, items: shown.map(show), next };
}

/** How many items are to be read for a page. */
export function oneMore({ before, limit }: Page): Page {
  return { before, limit: limit + 1 };
}
