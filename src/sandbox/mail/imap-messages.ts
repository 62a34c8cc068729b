import { fetched, readItems } from './imap-fetch.ts';
import { bad, no, ok, type Reply } from './imap-reply.ts';
import { readCriteria, unknownCharset } from './imap-search.ts';
import { readSequence } from './imap-sequence.ts';
import { textOf, type Value } from './imap-text.ts';
import type { Placed, View } from './imap-view.ts';
import type { Message } from './mailbox.ts';

/** How a command counts messages: by their place, or by uid. */
export type Numbering = 'sequence' | 'uid';

/** FETCH (RFC 3501 §6.4.5). */
export function fetch(args: readonly Value[], view: View, numbering: Numbering): Reply {
  const chosen = chosenBy(args[0], view, numbering);
  const wanted = readItems(args[1], numbering);
  if (args.length !== 2 || !chosen || !wanted) return bad('FETCH set items: one is not known.');
  const marks = wanted.reads && view.access === 'READ-WRITE';
  const read = marks ? chosen.filter(({ message }) => !message.flags.has('\\Seen')) : [];
  for (const { message } of read) message.flags.add('\\Seen');
  const lines = chosen.map(
    ({ place, message }) => `${place} FETCH ${fetched(message, wanted.items)}`,
  );
  if (read.length > 0) view.mailbox.changed();
  return ok('Done.', lines);
}

/** SEARCH (RFC 3501 §6.4.4). */
export function search(args: readonly Value[], view: View, numbering: Numbering): Reply {
  if (unknownCharset(args) !== null) return no('[BADCHARSET (UTF-8 US-ASCII)] Use UTF-8.');
  const criterion = readCriteria(args);
  if (!criterion) return bad('SEARCH has a key that is not known.');
  const largest = { place: view.messages.length, uid: view.messages.at(-1)?.uid ?? 0 };
  const found = view.placed().filter((one) => criterion({ ...one, largest }));
  const numbers = found.map(({ place, message }) => (numbering === 'uid' ? message.uid : place));
  return ok('Done.', [['SEARCH', ...numbers].join(' ')]);
}

/** STORE (RFC 3501 §6.4.6). */
export function store(args: readonly Value[], view: View, numbering: Numbering): Reply {
  const chosen = chosenBy(args[0], view, numbering);
  const action = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(args[1]) ?? '');
  const given = flagsIn(args.slice(2));
  if (!chosen || !action || !given) return bad('STORE set FLAGS (flags).');
  if (view.access === 'READ-ONLY') return no('[READ-ONLY] Open it with SELECT for that.');
  const silent = action[2] !== undefined;
  const lines = chosen.map((one) => {
    change(one.message, action[1] ?? '', given);
    return flagLine(one, view, numbering);
  });
  view.mailbox.changed();
  return ok('Done.', silent ? [] : lines);
}

/** Removes what is flagged as deleted (RFC 3501 §6.4.3), by uid only where uids are given. */
export function expunge(args: readonly Value[], view: View, numbering: Numbering): Reply {
  const chosen = numbering === 'uid' ? chosenBy(args[0], view, 'uid') : view.placed();
  if (!chosen || args.length > (numbering === 'uid' ? 1 : 0)) return bad('UID EXPUNGE set.');
  if (view.access === 'READ-ONLY') return no('[READ-ONLY] Open it with SELECT for that.');
  const messages = chosen.map(({ message }) => message);
  view.mailbox.remove(messages.filter(({ flags }) => flags.has('\\Deleted')));
  return ok('Done.');
}

function chosenBy(value: Value | undefined, view: View, numbering: Numbering) {
  const set = readSequence(textOf(value) ?? '');
  return set && view.chosen(set, numbering);
}

/** Flags in parentheses or without; null when there is something else among them. */
function flagsIn(args: readonly Value[]): readonly string[] | null {
  const values = args[0]?.kind === 'list' && args.length === 1 ? args[0].values : args;
  const names = values.map((value) => (value.kind === 'atom' ? value.text : ''));
  return names.every((name) => /^\\?[^\\*%]{1,50}$/.test(name)) ? names : null;
}

function change({ flags }: Message, how: string, given: readonly string[]): void {
  if (how === '') flags.clear();
  for (const flag of given.map(canonical)) {
    if (how === '-') flags.delete(flag);
    else if (flags.size < 50) flags.add(flag);
  }
}

/** Flags of the system have no case (RFC 3501 §2.3.2). */
function canonical(flag: string): string {
  return flag.startsWith('\\') ? `\\${flag[1]?.toUpperCase()}${flag.slice(2).toLowerCase()}` : flag;
}

function flagLine({ place, message }: Placed, view: View, numbering: Numbering): string {
  const uid = numbering === 'uid' ? `UID ${message.uid} ` : '';
  return `${place} FETCH (${uid}FLAGS ${view.tellFlags(message)})`;
}
