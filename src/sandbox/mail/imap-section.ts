import { literal } from './imap-text.ts';
import { headerOf, type MessageText } from './message-text.ts';
import { type Part, partNumbered, partOf } from './mime.ts';

/** A part of a message's text, as `BODY[…]` names it (RFC 3501 §6.4.5). */
export type Section = Readonly<{
  /** As the answer names it. */
  label: string;
  of: (message: MessageText) => string;
}>;

/** Reads `BODY[…]<…>`, also with PEEK, and the older names; null when it names no such part. */
export function readSection(item: string): Section | null {
  const older = olderNames[item.toUpperCase()];
  if (older) return { label: item.toUpperCase(), of: (message) => literal(older(message)) };
  const found = /^BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d{1,9})\.(\d{1,9})>)?$/i.exec(item);
  const text = found && textNamed(found[1] ?? '');
  if (!text) return null;
  const [, name = '', from, count] = found;
  if (from === undefined)
    return { label: `BODY[${name}]`, of: (message) => literal(text(message)) };
  const [start, length] = [Number(from), Number(count)];
  return {
    label: `BODY[${name}]<${start}>`,
    of: (message) => literal(text(message).slice(start, start + length)),
  };
}

/** Whether looking at this part counts as reading the message. */
export function isReading(item: string): boolean {
  return /^(BODY\[|RFC822$|RFC822\.TEXT$)/i.test(item);
}

type Text = (message: MessageText) => string;

const whole: Text = ({ header, body }) => header + body;
const header: Text = (message) => message.header;
const body: Text = (message) => message.body;

const olderNames: Readonly<Record<string, Text>> = {
  RFC822: whole,
  'RFC822.HEADER': header,
  'RFC822.TEXT': body,
};

/** `1.2.TEXT` is the text of a message within a message; without a name it is a part's own body. */
function textNamed(section: string): Text | null {
  const [, path = '', name = ''] = /^((?:[1-9]\d{0,2}(?:\.|$))*)(.*)$/s.exec(section) ?? [];
  if (path === '') return namedOf(name);
  if (path.endsWith('.') === (name === '')) return null;
  const numbers = path.split('.').filter(Boolean).map(Number);
  const of = partText(name);
  return (
    of &&
    ((message) => {
      const part = partNumbered(partOf(message), numbers);
      return part ? of(part) : '';
    })
  );
}

function partText(name: string): ((part: Part) => string) | null {
  if (name === '') return ({ text }) => text.body;
  if (/^MIME$/i.test(name)) return ({ text }) => text.header;
  const of = namedOf(name);
  return of && (({ message }) => (message ? of(message.text) : ''));
}

function namedOf(name: string): Text | null {
  switch (name.toUpperCase()) {
    case '':
      return whole;
    case 'HEADER':
      return header;
    case 'TEXT':
      return body;
  }
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^()]+)\)$/i.exec(name);
  if (!fields) return null;
  const names = (fields[2] ?? '').split(' ').map((one) => one.replace(/^"(.*)"$/, '$1'));
  return (message) => headerOf(message, names, fields[1] ? 'others' : 'only');
}
