import type { HttpSpec } from '../domain/monitor/probe-spec.ts';
import { probeName } from './probe.ts';
import { Failure } from './run.ts';

/** One request of a run. Header names are in lower case. */
export type HttpRequest = Readonly<{
  url: URL;
  method: HttpSpec['method'];
  headers: Readonly<Record<string, string>>;
  body: string | null;
}>;

const marks = { 'user-agent': probeName } as const;

/** The first request of a run. Throws `misconfigured` for what is no http or https URL. */
export function firstRequest({ url, method, headers, body }: HttpSpec): HttpRequest {
  const target = targetUrl(url, ['http:', 'https:']);
  return { ...withoutUserinfo(target, requestHeaders(headers)), method, body };
}

/**
 * Where a redirect leads (RFC 9110 §15.4). Any header or body may hold a secret, so that they stay
 * with the origin they were meant for. Throws `redirect_refused` for what is no http or https URL,
 * and where a body would have to go to another origin.
 */
export function nextRequest(request: HttpRequest, status: number, location: string): HttpRequest {
  const url = redirectUrl(location, request.url);
  const stays = url.origin === request.url.origin;
  const headers = stays ? request.headers : harmless(request.headers);
  // RFC 9110 §15.4.2–4: agents make a GET of it, except where the status forbids it.
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  if (becomesGet && request.method !== 'HEAD') {
    return { url, method: 'GET', headers: withoutContentType(headers), body: null };
  }
  if (!stays && request.body !== null) {
    throw new Failure('redirect_refused', `Would have to send its body on to ${url.origin}.`);
  }
  return { ...request, url, headers };
}

/** Reads a URL of a spec. Throws `misconfigured` unless its scheme is one of `protocols`. */
export function targetUrl(text: string, protocols: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && protocols.includes(url.protocol)) return url;
  const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
  throw new Failure('misconfigured', `The target must be a URL that begins with ${names}`);
}

/** Headers of a spec with names in lower case, and the mark of a probe where none is set. */
export function requestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...marks, ...Object.fromEntries(lowerCase) };
}

/** A name and password in a URL are sent as a header (RFC 7617), as browsers and curl do. */
export function withoutUserinfo(url: URL, headers: Readonly<Record<string, string>>) {
  if (url.username === '' && url.password === '') return { url, headers };
  const pair = `${unescaped(url.username)}:${unescaped(url.password)}`;
  const bytes = String.fromCodePoint(...new TextEncoder().encode(pair));
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return { url: bare, headers: { authorization: `Basic ${btoa(bytes)}`, ...headers } };
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone "%" is no escape; it stands for itself.
    return part;
  }
}

function redirectUrl(location: string, base: URL): URL {
  const url = URL.canParse(location, base) ? new URL(location, base) : null;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new Failure('redirect_refused', `Redirected to "${location}".`);
}

/** Headers that say nothing that another origin may not know. */
const harmlessNames = ['user-agent', 'accept', 'accept-language', 'accept-encoding'];

function harmless(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => harmlessNames.includes(name)),
  );
}

function withoutContentType(headers: HttpRequest['headers']): HttpRequest['headers'] {
  const { 'content-type': _, ...others } = headers;
  return others;
}
