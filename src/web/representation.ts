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
  const plain = `"${hash.slice(0, 22).replaceAll('+', '-').replaceAll('/', '_')}"`;
  const variants: { -readonly [Name in keyof Representation['variants']]: Variant } = {
    identity: variant(bytes, plain, headers),
  };
  for (const coding of codings) {
    const compressed = await compress[coding]?.(bytes);
    if (!compressed || compressed.length >= bytes.length) continue;
    const encoded = { ...headers, 'Content-Encoding': coding };
    variants[coding] = variant(new Uint8Array(compressed), tagIn(coding, plain), encoded);
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
export function answer({ headers: asked }: Request, { variants }: Representation): Response {
  const chosen = chosenFor(asked, variants);
  const known = knownTag(asked, chosen, variants.identity.etag);
  if (known === null) return new Response(chosen.bytes, { headers: chosen.headers });
  const headers = chosen.notModifiedHeaders;
  return new Response(null, {
    status: 304,
    headers: known === chosen.etag ? headers : { ...headers, ETag: known },
  });
}

/** Where there is but one variant, as on Workers, nobody has to be asked which they take. */
function chosenFor(asked: globalThis.Headers, variants: Representation['variants']): Variant {
  if (!variants.br && !variants.gzip) return variants.identity;
  const coding = acceptableCoding(asked.get('accept-encoding'), variants);
  return variants[coding] ?? variants.identity;
}

/**
 * The tag under which the client has the bytes; null where it has not. A tag that it names counts more
 * than a date (RFC 9110 §13.2.2). What it has may be in another coding than it would get from here, as it
 * would of a runtime that compresses otherwise: that is as good where it takes that coding. The answer
 * names the tag that it has, so that caches refresh the right one (RFC 9111 §4.3.4).
 */
function knownTag(
  asked: globalThis.Headers,
  { etag, headers }: Variant,
  plain: string,
): string | null {
  const named = asked.get('if-none-match');
  if (named !== null) {
    if (matchesEtag(named, etag)) return etag;
    return tagsTaken(asked, plain).find((tag) => matchesEtag(named, tag)) ?? null;
  }
  const modified = headers['Last-Modified'];
  const since = modified === undefined ? null : asked.get('if-modified-since');
  return since !== null && Date.parse(modified ?? '') <= Date.parse(since) ? etag : null;
}

/** The tags of a document as it is, and in each coding that the client takes. */
function tagsTaken(asked: globalThis.Headers, plain: string): readonly string[] {
  const accepted = asked.get('accept-encoding');
  const taken = codings.filter((one) => acceptableCoding(accepted, { [one]: true }) === one);
  return [plain, ...taken.map((coding) => tagIn(coding, plain))];
}

/** Each coding has a tag of its own, as its bytes are others (RFC 9110 §8.8.3). */
function tagIn(coding: Coding, plain: string): string {
  return `${plain.slice(0, -1)}-${coding}"`;
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
