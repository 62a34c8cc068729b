import { quoted } from './quoted.ts';

const lookupLimit = 10;

/**
 * What is wrong with the SPF record among the TXT records of a domain, or null. There must be exactly
 * one (RFC 7208 §4.5), in its grammar (§12), with at most ten terms that need a look-up (§4.6.4);
 * the look-ups of records that it includes are not counted.
 */
export function spfFault(texts: readonly string[]): string | null {
  const [record, another] = texts.filter((text) => /^v=spf1(?: |$)/i.test(text));
  if (record === undefined) return 'there is no record that begins with "v=spf1".';
  if (another !== undefined) return 'there is more than one record, so receivers use none.';
  return faultOfTerms(record.split(' ').slice(1).filter(Boolean));
}

type Term = Readonly<{ qualifier: string; name: string; mark: string; value: string }>;

function faultOfTerms(texts: readonly string[]): string | null {
  const terms = texts.map(termOf);
  const wrong = terms.findIndex((term) => term === null || !isSound(term));
  if (wrong >= 0) return `its term ${quoted(texts[wrong] ?? '')} is wrong.`;
  return faultOfCounts(terms.filter((term) => term !== null));
}

function termOf(text: string): Term | null {
  const parts = /^([+\-?~]?)([a-z][a-z0-9_.-]*)([:=/]?)(.*)$/is.exec(text);
  if (!parts) return null;
  const [, qualifier = '', name = '', mark = '', value = ''] = parts;
  return { qualifier, name: name.toLowerCase(), mark, value };
}

function isSound(term: Term): boolean {
  return term.mark === '=' ? isModifier(term) : isMechanism(term);
}

/** A modifier that nobody knows is allowed, and means nothing (RFC 7208 §6). */
function isModifier({ qualifier, name, value }: Term): boolean {
  if (qualifier !== '') return false;
  return name === 'redirect' || name === 'exp' ? isDomainSpec(value) : isMacroString(value);
}

function isMechanism({ name, mark, value }: Term): boolean {
  switch (name) {
    case 'all':
      return mark + value === '';
    case 'include':
    case 'exists':
      return mark === ':' && isDomainSpec(value);
    case 'ptr':
      return mark + value === '' || (mark === ':' && isDomainSpec(value));
    case 'a':
    case 'mx':
      return isHostWithRange(mark, value);
    case 'ip4':
      return mark === ':' && isRange(value, isIpv4, 32);
    case 'ip6':
      return mark === ':' && isRange(value, isIpv6, 128);
    default:
      return false;
  }
}

/** An optional name, and an optional prefix length for either family: `:name/24//64`. */
function isHostWithRange(mark: string, value: string): boolean {
  const text = mark + value;
  const range = /(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(text);
  const [suffix = '', ipv4 = '0', ipv6 = '0'] = range ?? [];
  const name = text.slice(0, text.length - suffix.length);
  if (!isPrefixLength(ipv4, 32) || !isPrefixLength(ipv6, 128)) return false;
  return name === '' || (name.startsWith(':') && isDomainSpec(name.slice(1)));
}

function isRange(value: string, isAddress: (text: string) => boolean, bits: number): boolean {
  const [address = '', length = '0', ...rest] = value.split('/');
  return isAddress(address) && isPrefixLength(length, bits) && rest.length === 0;
}

function isPrefixLength(text: string, bits: number): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= bits;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => isPrefixLength(part, 255));
}

function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]/`);
}

/** A name, perhaps with macros in it, that ends in a top-level label or a macro (RFC 7208 §7.1). */
function isDomainSpec(text: string): boolean {
  if (text === '' || !isMacroString(text)) return false;
  if (/%(?:[%_-]|\{[^{}]{1,20}\})$/.test(text)) return true;
  const labels = text.replace(/\.$/, '').split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && /^[a-z0-9-]+$/i.test(top) && !/^-|-$|^\d+$/.test(top);
}

function isMacroString(text: string): boolean {
  return /^(?:%\{[slodiphcrtv]\d*r?[.\-+,/_=]*\}|%[%_-]|[!-$&-~])*$/i.test(text);
}

function faultOfCounts(terms: readonly Term[]): string | null {
  for (const name of ['redirect', 'exp']) {
    const count = terms.filter((term) => term.mark === '=' && term.name === name).length;
    if (count > 1) return `it has "${name}=" more than once.`;
  }
  const lookups = terms.filter((term) => needsLookup(term, terms)).length;
  return lookups > lookupLimit
    ? `it needs ${lookups} look-ups, more than the ${lookupLimit} that receivers make.`
    : null;
}

/** A redirect beside `all` is never followed (RFC 7208 §6.1). */
function needsLookup({ name, mark }: Term, terms: readonly Term[]): boolean {
  if (mark !== '=') return ['include', 'a', 'mx', 'ptr', 'exists'].includes(name);
  return name === 'redirect' && !terms.some((term) => term.mark !== '=' && term.name === 'all');
}
