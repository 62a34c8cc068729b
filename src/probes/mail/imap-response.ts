import { readable } from './readable.ts';

/** How an IMAP server judges (RFC 9051 §7.1). */
export type ImapStatus = 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';

/** A status with its response code in capitals, such as `AUTHENTICATIONFAILED`, and text for people. */
export type ImapCondition = Readonly<{ status: ImapStatus; code: string | null; text: string }>;

/** One response of an IMAP server (RFC 9051 §7); literals in it are left out. */
export type ImapResponse =
  | Readonly<{ kind: 'tagged'; tag: string; condition: ImapCondition }>
  | Readonly<{ kind: 'condition'; condition: ImapCondition }>
  | Readonly<{ kind: 'data'; text: string }>
  | Readonly<{ kind: 'continue' }>;

/** Reads one response; null when it is none. */
export function imapResponse(line: string): ImapResponse | null {
  if (line === '+' || line.startsWith('+ ')) return { kind: 'continue' };
  const [, tag = '', rest = ''] = /^(\*|[^\s+*(){%\\"]+) (.+)$/s.exec(line) ?? [];
  if (rest === '') return null;
  const condition = imapCondition(rest);
  if (tag !== '*') return condition && { kind: 'tagged', tag, condition };
  return condition ? { kind: 'condition', condition } : { kind: 'data', text: rest };
}

/** The length of the literal that a line announces at its end (RFC 9051 §4.3); null without one. */
export function literalAfter(line: string): number | null {
  const length = /~?\{(\d{1,10})\+?\}$/.exec(line)?.[1];
  return length === undefined ? null : Number(length);
}

/** A condition in one line, with its code. */
export function describeCondition({ status, code, text }: ImapCondition): string {
  return [status, code && `[${code}]`, text].filter(Boolean).join(' ');
}

/** The capabilities that a response lists, in capitals; null when it lists none. */
export function capabilitiesIn(response: ImapResponse): readonly string[] | null {
  if (response.kind !== 'data') return null;
  const words = response.text.toUpperCase().split(/ +/);
  return words[0] === 'CAPABILITY' ? words.slice(1) : null;
}

/** How many messages there are, from `n EXISTS`; null in any other response. */
export function messageCountIn(response: ImapResponse): number | null {
  if (response.kind !== 'data') return null;
  const count = /^(\d{1,10}) EXISTS$/i.exec(response.text)?.[1];
  return count === undefined ? null : Number(count);
}

/** When a message came in, UTC milliseconds, from `n FETCH (… INTERNALDATE "…")`; else null. */
export function internalDateIn(response: ImapResponse): number | null {
  if (response.kind !== 'data') return null;
  const date = /^\d+ FETCH \(.*\bINTERNALDATE "([^"]*)"/is.exec(response.text)?.[1];
  return date === undefined ? null : dateTime(date);
}

const status = /^(OK|NO|BAD|BYE|PREAUTH)(?: \[([^\]]*)\])?(?: (.*))?$/is;

function imapCondition(rest: string): ImapCondition | null {
  const [, word, code, text = ''] = status.exec(rest) ?? [];
  if (word === undefined) return null;
  return {
    status: word.toUpperCase() as ImapStatus,
    code: code?.split(' ', 1)[0]?.toUpperCase() ?? null,
    text: readable(text),
  };
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `date-time` of RFC 9051 §9, such as `" 7-Feb-2026 22:03:04 +0800"`; null when it is none. */
function dateTime(text: string): number | null {
  const found = /^([ \d]\d)-([a-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/i.exec(
    text,
  );
  if (!found) return null;
  const [, day, month = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = found;
  const monthIndex = months.indexOf(month.toUpperCase());
  if (monthIndex < 0) return null;
  const [d, y, h, m, s] = [day, year, hour, minute, second].map(Number);
  const zoneMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  const local = Date.UTC(y ?? 0, monthIndex, d, h, m, s);
  return sign === '+' ? local - zoneMs : local + zoneMs;
}
