import { bad, no, ok, type Reply } from './imap-reply.ts';
import { textOf, type Value } from './imap-text.ts';
import { View } from './imap-view.ts';
import type { Mailbox } from './mailbox.ts';

/** The flags that clients set (RFC 3501 §2.3.2). */
export const flags = '(\\Answered \\Flagged \\Deleted \\Seen \\Draft)';

/** The only mailbox there is; its name has no case (RFC 3501 §5.1). */
export function isInbox(name: Value | undefined): boolean {
  return textOf(name)?.toUpperCase() === 'INBOX';
}

/** LIST and LSUB (RFC 3501 §6.3.8): INBOX where the pattern fits it. */
export function list(command: 'LIST' | 'LSUB', args: readonly Value[]): Reply {
  const [reference, pattern] = args.map(textOf);
  if (args.length !== 2 || reference == null || pattern == null) {
    return bad(`${command} reference pattern.`);
  }
  if (pattern === '') return ok('Done.', [`${command} (\\Noselect) "/" ""`]);
  const shape = (reference + pattern).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const fits = new RegExp(`^${shape.replace(/\\\*|%/g, '.*')}$`, 'i').test('INBOX');
  return ok('Done.', fits ? [`${command} (\\HasNoChildren) "/" INBOX`] : []);
}

/** STATUS (RFC 3501 §6.3.10). */
export function status(args: readonly Value[], mailbox: Mailbox): Reply {
  const [name, wanted] = args;
  if (wanted?.kind !== 'list') return bad('STATUS mailbox (items).');
  if (!isInbox(name)) return nonexistent;
  const items = wanted.values.map((item) => textOf(item)?.toUpperCase() ?? '');
  const told = items.map((item) => [item, statusItems[item]?.(mailbox)] as const);
  if (told.some(([, value]) => value === undefined)) return bad('That item is not known.');
  return ok('Done.', [`STATUS INBOX (${told.map((pair) => pair.join(' ')).join(' ')})`]);
}

/** SELECT and EXAMINE (RFC 3501 §6.3.1): the reply, and the view that they open. */
export function select(
  args: readonly Value[],
  access: View['access'],
  mailbox: Mailbox,
): Readonly<{ reply: Reply; view: View | null }> {
  if (args.length === 0) return { reply: bad('Name a mailbox.'), view: null };
  if (!isInbox(args[0])) return { reply: nonexistent, view: null };
  const view = new View(mailbox, access);
  const unseen = view.placed().find(({ message }) => !message.flags.has('\\Seen'));
  const untagged = [
    `FLAGS ${flags}`,
    `OK [PERMANENTFLAGS ${access === 'READ-WRITE' ? flags.replace(')', ' \\*)') : '()'}] Kept.`,
    `${view.messages.length} EXISTS`,
    '0 RECENT',
    ...(unseen ? [`OK [UNSEEN ${unseen.place}] The first one that is not read.`] : []),
    `OK [UIDVALIDITY ${mailbox.uidValidity}] Until the next start.`,
    `OK [UIDNEXT ${mailbox.nextUid}] The next one.`,
  ];
  return { reply: ok(`[${access}] It is open.`, untagged), view };
}

const nonexistent = no('[NONEXISTENT] There is only INBOX.');

const statusItems: Readonly<Record<string, (mailbox: Mailbox) => number>> = {
  MESSAGES: ({ messages }) => messages.length,
  RECENT: () => 0,
  UIDNEXT: ({ nextUid }) => nextUid,
  UIDVALIDITY: ({ uidValidity }) => uidValidity,
  UNSEEN: ({ messages }) => messages.filter((one) => !one.flags.has('\\Seen')).length,
};
