import { Failure } from '../run.ts';

/**
 * The argument of EHLO that names this host by an IP address of its own (RFC 5321 §4.1.3), as
 * clients without a name of their own say it.
 */
export function addressLiteral(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  const plain = (mapped ?? ip).replace(/%.*$/, '');
  return plain.includes(':') ? `[IPv6:${plain}]` : `[${plain}]`;
}

/** A name for EHLO; throws a `Failure` for what would not stay one word. */
export function heloWord(name: string): string {
  if (/^[!-~]+$/.test(name)) return name;
  throw new Failure('misconfigured', 'The name for EHLO may hold no spaces and only ASCII.');
}

/** An address between angle brackets, and whether it takes SMTPUTF8 to say it (RFC 6531). */
export type EnvelopeAddress = Readonly<{ path: string; needsUtf8: boolean }>;

/**
 * A mail address as MAIL and RCPT say it; empty for the null reverse-path. The domain is said in
 * ASCII (RFC 5890). Throws a `Failure` for what is no address.
 */
export function envelopeAddress(address: string): EnvelopeAddress {
  if (address === '') return { path: '<>', needsUtf8: false };
  const [, local, domain] = /^([^<>\p{Cc}]+)@([^@<>\s\p{Cc}]+)$/u.exec(address) ?? [];
  const ascii = domain === undefined ? null : asciiDomain(domain);
  if (local === undefined || ascii === null || !isLocalPart(local)) {
    throw new Failure('misconfigured', 'The sender or the recipient is not a mail address.');
  }
  return { path: `<${local}@${ascii}>`, needsUtf8: !isAscii(local) };
}

/** RFC 5321 §4.1.2: spaces and the like only in quotes. */
function isLocalPart(local: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/u.test(local) || /^[^\s"(),:;@[\\\]]+$/u.test(local);
}

function asciiDomain(domain: string): string | null {
  if (isAscii(domain)) return domain;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : null;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
