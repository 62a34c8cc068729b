import { dateTime } from './imap-date.ts';
import { envelopeOf } from './imap-envelope.ts';
import { isReading, readSection } from './imap-section.ts';
import { structureOf } from './imap-structure.ts';
import type { Value } from './imap-text.ts';
import type { Message } from './mailbox.ts';
import { type MessageText, messageText } from './message-text.ts';

/** One thing that FETCH tells of a message. */
type Item = Readonly<{
  label: string;
  of: (message: Message, text: () => MessageText) => string;
}>;

/** What FETCH is asked for, and whether telling it counts as reading the message. */
export type Wanted = Readonly<{ items: readonly Item[]; reads: boolean }>;

/** Reads the items of FETCH (RFC 3501 §6.4.5); null when one is not known. `UID FETCH` adds the uid. */
export function readItems(value: Value | undefined, numbering: 'sequence' | 'uid'): Wanted | null {
  const named = value?.kind === 'list' ? value.values : value ? [value] : [];
  const names = named.flatMap((one) => (one.kind === 'atom' ? expanded(one.text) : ['']));
  if (names.length === 0) return null;
  const asked = new Set(numbering === 'uid' ? ['UID', ...names] : names);
  const items = [...asked].map(itemNamed);
  const known = items.filter((item) => item !== null);
  return known.length < items.length ? null : { items: known, reads: names.some(isReading) };
}

/** What is told of one message: `(FLAGS () UID 4)`. */
export function fetched(message: Message, items: readonly Item[]): string {
  let parsed: MessageText | null = null;
  const text = () => {
    parsed ??= messageText(message.content);
    return parsed;
  };
  return `(${items.map(({ label, of }) => `${label} ${of(message, text)}`).join(' ')})`;
}

const fast = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'];

function expanded(name: string): readonly string[] {
  switch (name.toUpperCase()) {
    case 'FAST':
      return fast;
    case 'ALL':
      return [...fast, 'ENVELOPE'];
    case 'FULL':
      return [...fast, 'ENVELOPE', 'BODY'];
    default:
      return [name.includes('[') ? name : name.toUpperCase()];
  }
}

const simple: Readonly<Record<string, Item['of']>> = {
  FLAGS: ({ flags }) => `(${[...flags].join(' ')})`,
  UID: ({ uid }) => String(uid),
  INTERNALDATE: ({ receivedAt }) => dateTime(receivedAt),
  'RFC822.SIZE': ({ content }) => String(content.length),
  ENVELOPE: (_message, text) => envelopeOf(text()),
  BODY: (_message, text) => structureOf(text(), 'BODY'),
  BODYSTRUCTURE: (_message, text) => structureOf(text(), 'BODYSTRUCTURE'),
};

function itemNamed(name: string): Item | null {
  const of = simple[name];
  if (of) return { label: name, of };
  const section = readSection(name);
  return section && { label: section.label, of: (_message, text) => section.of(text()) };
}
