import { Failure } from '../run.ts';
import { token } from './grammar.ts';

/** The values of each header in the order of coming, by its long name in lower case. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** What stands before the body: the start line and the headers. */
export type Head = Readonly<{ startLine: string; headers: Headers }>;

const headerLimit = 256;

/** Names that have a compact form (RFC 3261 §7.3.3, §20). */
const longNames: Readonly<Record<string, string>> = {
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  s: 'subject',
  t: 'to',
  v: 'via',
};

const headerLine = new RegExp(`^(${token})[ \\t]*:[ \\t]*(.*)$`);

/**
 * Reads the lines before the empty one (RFC 3261 §7). Throws `protocol_error` for what is not
 * built as a SIP message.
 */
export function readHead(text: string): Head {
  const lines = text.split('\r\n');
  const [startLine = '', ...rest] = lines;
  if (lines.length > headerLimit) throw malformed(`It has more than ${headerLimit} header lines.`);
  if (/\0|\r(?!\n)|(?<!\r)\n/.test(text)) {
    throw malformed('A line holds a NUL or does not end with CR LF.');
  }
  return { startLine, headers: readHeaders(rest) };
}

/** The one value of a header; null when it is absent. Two different ones are a `protocol_error`. */
export function single(headers: Headers, name: string): string | null {
  const [value = null, ...others] = headers.get(name) ?? [];
  if (others.some((other) => other !== value)) {
    throw malformed(`The header ${name} has two values.`);
  }
  return value;
}

/** What is wrong with a message, as evidence for staff. */
export function malformed(detail: string): Failure {
  return new Failure('protocol_error', `Malformed SIP message. ${detail}`);
}

function readHeaders(lines: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (const line of unfolded(lines)) {
    const [, name = '', value = ''] = headerLine.exec(line) ?? [];
    if (name === '') throw malformed(`This is no header: ${line.slice(0, 80)}`);
    const longName = longNameOf(name.toLowerCase());
    const values = headers.get(longName);
    if (values) values.push(value.trimEnd());
    else headers.set(longName, [value.trimEnd()]);
  }
  return headers;
}

function longNameOf(name: string): string {
  return (name.length === 1 && longNames[name]) || name;
}

/** A line that begins with white space goes on with the one before (RFC 3261 §7.3.1). */
function unfolded(lines: readonly string[]): readonly string[] {
  if (!lines.some(isFolded)) return lines;
  const whole: string[] = [];
  for (const line of lines) {
    if (!isFolded(line)) whole.push(line);
    else if (whole.length === 0) throw malformed('Its first header begins with white space.');
    else whole.push(`${whole.pop()?.trimEnd()} ${line.trimStart()}`);
  }
  return whole;
}

function isFolded(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}
