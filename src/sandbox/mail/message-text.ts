/** One field of a header: its name and its raw lines as they stand, with the last CRLF. */
type Field = Readonly<{ name: string; raw: string }>;

/** A message apart: one character a byte, RFC 5322 §2.1. */
export type MessageText = Readonly<{
  /** With the empty line that ends it. */
  header: string;
  body: string;
  fields: readonly Field[];
}>;

/** Takes header and body of a message apart. */
export function messageText(content: Buffer): MessageText {
  return messageTextOf(content.toString('latin1'));
}

/** The same for a message or part that is text already. */
export function messageTextOf(text: string): MessageText {
  // Without an empty line all of it is header.
  const end = `\r\n${text}`.indexOf('\r\n\r\n');
  const split = end < 0 ? text.length : end + 2;
  const header = text.slice(0, split);
  return { header, body: text.slice(split), fields: fieldsIn(header) };
}

/** The value of the first field of that name, unfolded; null when there is none. */
export function fieldValue({ fields }: MessageText, name: string): string | null {
  const field = fields.find((one) => one.name === name.toLowerCase());
  if (!field) return null;
  return unfolded(field);
}

/** The values of all fields of that name, unfolded. */
export function fieldValues({ fields }: MessageText, name: string): readonly string[] {
  return fields.filter((one) => one.name === name.toLowerCase()).map(unfolded);
}

/** A header of only those fields, or of all others, as FETCH wants them (RFC 3501 §6.4.5). */
export function headerOf(
  { fields }: MessageText,
  names: readonly string[],
  which: 'only' | 'others',
): string {
  const named = new Set(names.map((name) => name.toLowerCase()));
  const chosen = fields.filter(({ name }) => named.has(name) === (which === 'only'));
  return `${chosen.map(({ raw }) => raw).join('')}\r\n`;
}

/** Text for people: words in other charsets (RFC 2047) and raw UTF-8 are decoded. */
export function legible(value: string): string {
  return Buffer.from(value, 'latin1')
    .toString('utf8')
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?\s*]+)(?:\*[^?]*)?\?([bq])\?([^?\s]*)\?=/gi, (word, charset, way, coded) =>
      decoded(word, charset, way, coded),
    );
}

function fieldsIn(header: string): readonly Field[] {
  const lines = header.match(/[^\r\n][^\r]*\r\n(?:[ \t][^\r]*\r\n)*/g) ?? [];
  return lines.map((raw) => ({ name: raw.slice(0, raw.indexOf(':')).trim().toLowerCase(), raw }));
}

function unfolded({ raw }: Field): string {
  return raw
    .slice(raw.indexOf(':') + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .trim();
}

function decoded(word: string, charset: string, way: string, coded: string): string {
  const bytes =
    way.toLowerCase() === 'b'
      ? Buffer.from(coded, 'base64')
      : Buffer.from(
          coded
            .replaceAll('_', ' ')
            .replace(/=([\da-f]{2})/gi, (_, code) =>
              String.fromCharCode(Number.parseInt(code, 16)),
            ),
          'latin1',
        );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that nobody here knows: the word stays as it was written.
    return word;
  }
}
