import type { EventDocument } from '../../domain/event.ts';
import type { Words } from '../../domain/localized.ts';
import { mailTexts } from '../../i18n/mail/texts.ts';
import { dayTime } from '../../i18n/time.ts';
import { type Block, lineOf, phraseFor } from './blocks.ts';
import type { Reader } from './told-blocks.ts';

/** A message about an incident or planned work; instants are ISO 8601. */
type Update = Readonly<{
  id: string;
  body: Words;
  at: string;
  createdAt: string;
  editedAt: string | null;
}>;

/** So many messages of one thing stand in a letter; the rest is on its page. */
const mostSaid = 5;

/**
 * The messages that some events tell of, as they now read, the newest first: those that were written
 * or edited when the event was. `updates` are all there are, the newest first.
 */
export function saidBy<One extends Update>(
  events: readonly EventDocument[],
  updates: readonly One[],
): readonly One[] {
  const told = new Set(events.map(({ timestamp }) => timestamp));
  const said = updates.filter(
    ({ createdAt, editedAt }) => told.has(createdAt) || (editedAt !== null && told.has(editedAt)),
  );
  return said.length > 0 ? said : updates.slice(0, 1);
}

/** Each message with the time from which on it holds. */
export function saidBlocks(
  said: readonly Update[],
  { language, reading }: Pick<Reader, 'language' | 'reading'>,
): readonly Block[] {
  const text = mailTexts[language];
  const more = said.length - mostSaid;
  return [
    ...said.slice(0, mostSaid).flatMap(({ at, body }): readonly Block[] => [
      { kind: 'line', text: text.said(dayTime(Date.parse(at), language, reading)) },
      { kind: 'words', label: null, words: phraseFor(body, language) },
    ]),
    ...lineOf(more > 0 ? text.moreSaid(more) : null),
  ];
}
