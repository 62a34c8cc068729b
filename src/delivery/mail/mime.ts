/** One part of a message (RFC 2045), unless it holds other parts: then these stand for it. */
export type MimePart = Readonly<{
  /** In small letters: `message/delivery-status`. */
  type: string;
  /** As it was before it was encoded for its way; of a text every byte is a character. */
  body: string;
}>;

/** Mail from strangers is read no deeper and no further. */
const most = { depth: 4, parts: 30, headers: 64 * 1024 } as const;

/** The headers of a message and its parts, in their order. `raw` has every byte as a character. */
export function mimeParts(raw: string): Readonly<{ headers: string; parts: readonly MimePart[] }> {
  const { headers } = halves(raw);
  return { headers, parts: partsIn(raw, 0).slice(0, most.parts) };
}

/** What stands before the first empty line, unfolded (RFC 5322 §2.2.3), and what comes after it. */
export function halves(raw: string): Readonly<{ headers: string; body: string }> {
  const { index, 0: gap } = /\r?\n\r?\n/.exec(raw) ?? { index: raw.length, 0: '' };
  const headers = raw.slice(0, Math.min(index, most.headers)).replace(/\r?\n[ \t]+/g, ' ');
  return { headers, body: raw.slice(index + gap.length) };
}

/** The value of the first header of a name; empty without one. */
export function headerIn(headers: string, name: string): string {
  const begins = `${name.toLowerCase()}:`;
  const line = headers.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(begins));
  return line?.slice(begins.length).trim() ?? '';
}

function partsIn(raw: string, depth: number): readonly MimePart[] {
  const { headers, body } = halves(raw);
  const contentType = headerIn(headers, 'Content-Type');
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase() || 'text/plain';
  const boundary = boundaryIn(contentType);
  if (!type.startsWith('multipart/') || boundary === '') {
    return [{ type, body: decoded(body, headerIn(headers, 'Content-Transfer-Encoding')) }];
  }
  if (depth === most.depth) return [];
  return sections(body, boundary).flatMap((section) => partsIn(section, depth + 1));
}

function boundaryIn(contentType: string): string {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? '';
}

/** RFC 2046 §5.1.1: what stands before the first delimiter and after the last one is nothing. */
function sections(body: string, boundary: string): readonly string[] {
  const literal = boundary.replace(/[^A-Za-z0-9]/g, '\\$&');
  const delimiter = new RegExp(`\\n--${literal}(?=--|[ \\t]*\\r?\\n|$)`);
  const [, ...rest] = `\n${body}`.split(delimiter);
  const end = rest.findIndex((one) => one.startsWith('--'));
  const within = end === -1 ? rest : rest.slice(0, end);
  return within.slice(0, most.parts).map((one) => one.replace(/^[^\n]*\n/, ''));
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return fromBase64(body.replace(/[^A-Za-z0-9+/]/g, ''));
    case 'quoted-printable':
      return body
        .replace(/=[ \t]*\r?\n/g, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
    default:
      return body;
  }
}

/** What is cut short is read as far as it goes. */
function fromBase64(text: string): string {
  return atob(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)));
}
