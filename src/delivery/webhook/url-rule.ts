import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import { isPublicAddress } from './address-rule.ts';

/** What may be posted to besides the internet. */
export type UrlRule = Readonly<{
  /** Lifts the rules of address, scheme and port. */
  allowPrivate: boolean;
  /** Origins that may be anywhere, such as the inbox of the sandbox. */
  exempt: readonly string[];
}>;

/** Characters; what `new URL` makes of it counts, too. */
const longest = 2000;

/** The longest name that DNS can hold, written out (RFC 1035 §2.3.4). */
const longestName = 253;

const ports: ReadonlySet<string> = new Set(['', '443', '8443']);

/** Names that only mean something inside a network, or lead to what only a cloud may ask. */
const innerNames: readonly string[] = [
  ...['localhost', 'local', 'localdomain', 'internal', 'intranet', 'private', 'corp', 'home'],
  ...['lan', 'svc', 'home.arpa', 'metadata.goog'],
];

/** A URL that may be posted to, or why it may not. */
export type CheckedUrl =
  | Readonly<{
      kind: 'good';
      url: URL;
      /** Whether it may be anywhere, with no look at its addresses. */
      place: 'internet' | 'anywhere';
    }>
  | Readonly<{ kind: 'refused'; fault: UrlFault }>;

/**
 * Reads a URL, and says why nothing may be posted there, by its form and by the address that stands
 * in it. A name says nothing of its addresses: they are looked at when they are connected to.
 */
export function checkedUrl(text: string, rule: UrlRule): CheckedUrl {
  if (text.length > longest) return refused('too_long');
  const url = isPlain(text) ? parsed(text) : null;
  if (!url) return refused('not_a_url');
  if (url.href.length > longest) return refused('too_long');
  const place = rule.allowPrivate || rule.exempt.includes(url.origin) ? 'anywhere' : 'internet';
  const fault = formFaultOf(url, text) ?? (place === 'internet' ? placeFaultOf(url) : null);
  return fault ? refused(fault) : { kind: 'good', url, place };
}

/** The same where only the fault matters; null where it may be posted to. */
export function urlFaultOf(url: string, rule: UrlRule): UrlFault | null {
  const checked = checkedUrl(url, rule);
  return checked.kind === 'refused' ? checked.fault : null;
}

function refused(fault: UrlFault): CheckedUrl {
  return { kind: 'refused', fault };
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What other readers of URLs might take for something else: white space, controls, backslashes. */
function isPlain(url: string): boolean {
  return !/[\p{Cc}\p{Z}\\]/u.test(url);
}

/** What stands between the slashes; null of what has no two of them, or one more. */
function authorityIn(url: string): string | null {
  return /^[^:/?#]+:\/\/(?<authority>[^/?#]+)/.exec(url)?.groups?.authority ?? null;
}

/** What no rule lets pass. */
function formFaultOf({ protocol }: URL, text: string): UrlFault | null {
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme';
  const authority = authorityIn(text);
  if (authority === null) return 'not_a_url';
  return authority.includes('@') ? 'credentials' : null;
}

function placeFaultOf({ protocol, port, hostname }: URL): UrlFault | null {
  if (protocol === 'http:') return 'scheme';
  return ports.has(port) ? hostFaultOf(hostname) : 'port';
}

/** `host` is as `new URL` writes it: lower case, IPv4 in four decimal parts, IPv6 in brackets. */
function hostFaultOf(host: string): UrlFault | null {
  if (isAddress(host)) {
    return isPublicAddress(host.replace(/^\[(.*)\]$/, '$1')) ? null : 'private_address';
  }
  const name = host.replace(/\.+$/, '');
  if (isInner(name)) return 'private_address';
  return isNameOfTheInternet(host) ? null : 'not_a_url';
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

function isInner(name: string): boolean {
  const isBare = !name.includes('.');
  return isBare || innerNames.some((inner) => name === inner || name.endsWith(`.${inner}`));
}

function isNameOfTheInternet(name: string): boolean {
  return name.length <= longestName && /^([a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(name);
}
