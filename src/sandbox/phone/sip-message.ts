/** A header field: its long name in lower case, and its value on one line. */
export type Header = Readonly<{ name: string; value: string }>;

/** A request as it came in (RFC 3261 §7.1). */
export type Request = Readonly<{
  method: string;
  uri: string;
  version: string;
  headers: readonly Header[];
}>;

/** The one-letter names (RFC 3261 §7.3.3) of what is read here. */
const compact: Readonly<Record<string, string>> = {
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

/** Reads the start line and headers of a request; null when it is none, such as a response. */
export function readRequest(head: string): Request | null {
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const found = /^([A-Za-z0-9.!%*_+`'~-]+) (\S+) SIP\/(\d+\.\d+)$/i.exec(start);
  if (!found) return null;
  const headers = lines.filter((line) => line !== '').map(readHeader);
  const known = headers.filter((header) => header !== null);
  if (known.length < headers.length) return null;
  const [, method = '', uri = '', version = ''] = found;
  return { method, uri, version, headers: known };
}

/** The value of the first header of that name; null when there is none. */
export function headerOf({ headers }: Request, name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}

/** The values of all headers of that name, in order. */
export function headersOf({ headers }: Request, name: string): readonly string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}

/** The Via of whoever sent the request last, which stands first; empty when there is none. */
export function topVia(request: Request): string {
  return (headerOf(request, 'via') ?? '').split(',')[0] ?? '';
}

/** A parameter behind the address or value, such as the tag of From; null when there is none. */
export function parameterOf(value: string, name: string): string | null {
  const behind = value.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/<[^>]*>/, '');
  const parameters = behind.split(';').slice(1);
  for (const parameter of parameters) {
    const [key = '', text = ''] = parameter.split('=').map((part) => part.trim());
    if (key.toLowerCase() === name) return text;
  }
  return null;
}

/** The URI in a header such as To, without brackets, name and parameters of the header. */
export function uriIn(value: string): string {
  return (/<([^>]*)>/.exec(value)?.[1] ?? value.split(';')[0] ?? '').trim();
}

/** A SIP URI apart (RFC 3261 §19.1); the user is null when it names none. Null for another scheme. */
export function readUri(uri: string): Readonly<{ user: string | null; host: string }> | null {
  const found =
    /^sips?:(?:([^@:]*)(?::[^@]*)?@)?(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?(?:[;?].*)?$/i.exec(uri);
  if (!found) return null;
  return { user: found[1] ? unescaped(found[1]) : null, host: (found[2] ?? '').toLowerCase() };
}

function readHeader(line: string): Header | null {
  const found = /^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line);
  if (!found) return null;
  const name = (found[1] ?? '').toLowerCase();
  return { name: compact[name] ?? name, value: found[2] ?? '' };
}

function unescaped(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
