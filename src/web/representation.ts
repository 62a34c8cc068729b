import { acceptableCoding, type Coding, codings, matchesEtag } from './negotiation.ts';

/** How a runtime compresses; a coding that it leaves out is not offered. */
export type Compress = Readonly<
  Partial<Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array>>>
>;

type Headers = Readonly<Record<string, string>>;

type Variant = Readonly<{
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
  /** Built here and not per request: touching the headers of a response later costs more than all else. */
  headers: Record<string, string>;
  notModifiedHeaders: Record<string, string>;
}>;

/** One document, ready to be sent: its bytes in every coding, tagged, with all headers. */
export type Representation = Readonly<{
  variants: Readonly<Record<'identity', Variant> & Partial<Record<Coding, Variant>>>;
}>;

/** Encodes, compresses and tags a document. `headers` must hold its Content-Type. */
export async function represent(
  body: string | Uint8Array,
  { headers, compress }: { headers: Headers; compress: Compress },
): Promise<Representation> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  const hash = await sha256(bytes);
  const tag = hash.slice(0, 22).replaceAll('+', '-').replaceAll('/', '_');
  const variants: { -readonly [Name in keyof Representation['variants']]: Variant } = {
    identity: variant(bytes, `"${tag}"`, headers),
  };
  for (const coding of codings) {
    const compressed = await compress[coding]?.(bytes);
    if (!compressed || compressed.length >= bytes.length) continue;
    const encoded = { ...headers, 'Content-Encoding': coding };
    variants[coding] = variant(new Uint8Array(compressed), `"${tag}-${coding}"`, encoded);
  }
  return { variants };
}

/** The same bytes with some headers more, for a second URL of the same document. */
export function withHeaders({ variants }: Representation, more: Headers): Representation {
  const { identity, br, gzip } = variants;
  const extend = ({ bytes, etag, headers }: Variant) =>
    variant(bytes, etag, { ...headers, ...more });
  return {
    variants: {
      identity: extend(identity),
      ...(br && { br: extend(br) }),
      ...(gzip && { gzip: extend(gzip) }),
    },
  };
}

/** Answers GET and HEAD in the best coding that the client takes, with 304 where it has the bytes. */
export function answer(request: Request, { variants }: Representation): Response {
  const coding = acceptableCoding(request.headers.get('accept-encoding'), variants);
  const chosen = variants[coding] ?? variants.identity;
  if (isKnown(request.headers, chosen)) {
    return new Response(null, { status: 304, headers: chosen.notModifiedHeaders });
  }
  return new Response(chosen.bytes, { headers: chosen.headers });
}

/** Whether the client has the bytes: a tag that it names counts more than a date (RFC 9110 §13.2.2). */
function isKnown(asked: globalThis.Headers, { etag, headers }: Variant): boolean {
  const tags = asked.get('if-none-match');
  if (tags !== null) return matchesEtag(tags, etag);
  const modified = headers['Last-Modified'];
  const since = modified === undefined ? null : asked.get('if-modified-since');
  return since !== null && Date.parse(modified ?? '') <= Date.parse(since);
}

/** SHA-256 in base64 with padding, as CSP wants it. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

function variant(bytes: Uint8Array<ArrayBuffer>, etag: string, headers: Headers): Variant {
  const varying = { Vary: 'Accept-Encoding', ...headers, ETag: etag };
  return {
    bytes,
    etag,
    headers: { ...varying, 'Content-Length': String(bytes.length) },
    notModifiedHeaders: notModified(varying),
  };
}

/** RFC 9110 §15.4.5: what a 304 must repeat, and nothing about a body that is not sent. */
function notModified(headers: Headers): Record<string, string> {
  const repeated = ['ETag', 'Vary', 'Cache-Control'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => repeated.includes(name)));
}
