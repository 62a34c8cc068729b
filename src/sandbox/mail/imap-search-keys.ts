import { dayOf } from './imap-date.ts';
import { isIn, readSequence } from './imap-sequence.ts';
import { utf8 } from './intake.ts';
import type { Message } from './mailbox.ts';
import { fieldValue, fieldValues, legible, type MessageText, messageText } from './message-text.ts';

/** A message as a search looks at it: with its place, and the largest place and uid there are. */
export type Candidate = Readonly<{
  message: Message;
  place: number;
  largest: Readonly<{ place: number; uid: number }>;
}>;

/** Whether a message is looked for. */
export type Criterion = (candidate: Candidate) => boolean;

const has =
  (...flags: readonly string[]): Criterion =>
  ({ message }) =>
    flags.some((flag) => message.flags.has(flag));
const not =
  (criterion: Criterion): Criterion =>
  (candidate) =>
    !criterion(candidate);

/** Keys that stand alone. No message is ever recent here: the flag went with RFC 9051. */
export const flagKeys: Readonly<Record<string, Criterion>> = {
  ALL: () => true,
  ANSWERED: has('\\Answered'),
  DELETED: has('\\Deleted'),
  DRAFT: has('\\Draft'),
  FLAGGED: has('\\Flagged'),
  SEEN: has('\\Seen'),
  UNANSWERED: not(has('\\Answered')),
  UNDELETED: not(has('\\Deleted')),
  UNDRAFT: not(has('\\Draft')),
  UNFLAGGED: not(has('\\Flagged')),
  UNSEEN: not(has('\\Seen')),
  NEW: () => false,
  OLD: () => true,
  RECENT: () => false,
};

type Keyed = Readonly<Record<string, (argument: string) => Criterion | null>>;

const inField = (name: string) => (argument: string) => inHeader(name, argument);

/** Keys about what stands in a message. */
export const textKeys: Keyed = {
  FROM: inField('from'),
  TO: inField('to'),
  CC: inField('cc'),
  BCC: inField('bcc'),
  SUBJECT: inField('subject'),
  BODY: (wanted) => inText(wanted, ({ body }) => utf8(body)),
  TEXT: (wanted) => inText(wanted, ({ header, body }) => legible(header) + utf8(body)),
  KEYWORD: (flag) => has(flag),
  UNKEYWORD: (flag) => not(has(flag)),
};

/** Keys about size and uid. */
export const numberKeys: Keyed = {
  LARGER: (size) => number(size, (than, { message }) => message.content.length > than),
  SMALLER: (size) => number(size, (than, { message }) => message.content.length < than),
  UID: (text) => {
    const uids = readSequence(text);
    return uids && (({ message, largest }) => isIn(uids, message.uid, largest.uid));
  },
};

const dayMs = 86_400_000;
const received = ({ message }: Candidate) => message.receivedAt.getTime();
const sent = ({ message }: Candidate) =>
  Date.parse(fieldValue(messageText(message.content), 'date') ?? '');

/** Keys about when it came, and when it says that it was sent; days are those of UTC. */
export const dateKeys: Keyed = {
  BEFORE: (text) => day(text, (from, one) => received(one) < from),
  ON: (text) => day(text, (from, one) => received(one) >= from && received(one) < from + dayMs),
  SINCE: (text) => day(text, (from, one) => received(one) >= from),
  SENTBEFORE: (text) => day(text, (from, one) => sent(one) < from),
  SENTON: (text) => day(text, (from, one) => sent(one) >= from && sent(one) < from + dayMs),
  SENTSINCE: (text) => day(text, (from, one) => sent(one) >= from),
};

function number(
  text: string,
  holds: (number: number, candidate: Candidate) => boolean,
): Criterion | null {
  return /^\d{1,10}$/.test(text) ? (candidate) => holds(Number(text), candidate) : null;
}

function day(
  text: string,
  holds: (from: number, candidate: Candidate) => boolean,
): Criterion | null {
  const from = dayOf(text);
  return from === null ? null : (candidate) => holds(from, candidate);
}

/** Whether a field of that name holds the text; an empty one is held by every field. */
export function inHeader(name: string, wanted: string | null): Criterion | null {
  if (wanted === null) return null;
  return ({ message }) =>
    fieldValues(messageText(message.content), name).some((value) =>
      contains(legible(value), wanted),
    );
}

function inText(wanted: string, of: (text: MessageText) => string): Criterion {
  return ({ message }) => contains(of(messageText(message.content)), wanted);
}

function contains(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(utf8(wanted).toLowerCase());
}
