import { AppError } from '../../domain/app-error.ts';
import type { Words } from '../../domain/localized.ts';

/** An update, as far as its wording goes. */
type Update = Readonly<{ id: string; body: Words; editedAt: number | null }>;

/** What has updates: an incident or planned work. */
type Told<One> = Readonly<{ updates: readonly One[]; updatedAt: number; version: number }>;

/**
 * The update as it is before, and all of what it belongs to with the better words; a language that
 * is left out stays as it is. Where it says just that already, `after` is what was given.
 * @throws AppError `not_found` where there is no such update.
 */
export function reworded<One extends Update, Whole extends Told<One>>(
  whole: Whole & Told<One>,
  updateId: string,
  words: Words,
  now: number,
): { before: One; after: Whole } {
  const before = whole.updates.find(({ id }) => id === updateId);
  if (!before) throw new AppError('not_found', 'There is no update of this id.');
  if (isSaidIn(before.body, words)) return { before, after: whole };
  const edited = { ...before, body: { ...before.body, ...words }, editedAt: now };
  const updates = whole.updates.map((update) => (update === before ? edited : update));
  return { before, after: { ...whole, updates, updatedAt: now, version: whole.version + 1 } };
}

function isSaidIn(body: Words, { zh = body.zh, en = body.en }: Words): boolean {
  return zh === body.zh && en === body.en;
}
