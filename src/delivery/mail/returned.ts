import { halves, headerIn, type MimePart, mimeParts } from './mime.ts';
import { isAddressRefused } from './refusal.ts';

/** What a mail server has sent back: why, and the headers of what it was about. */
export type Returned = Readonly<{ because: 'bounced' | 'complained'; about: string }>;

/** What readers say of a letter that they did not want (RFC 5965 §3.1); `not-spam` is the opposite. */
const complaints: readonly string[] = ['abuse', 'fraud'];

/**
 * Reads a report that a letter cannot be delivered, now or later (RFC 3464), or that its reader has
 * complained of it (RFC 5965). Null of all other mail, also of reports of delays.
 * @param raw the message, or its beginning; every byte as a character.
 */
export function returnedIn(raw: string): Returned | null {
  const { headers, parts } = mimeParts(raw);
  const because = reasonIn(parts);
  if (because === null) return null;
  const quoted = parts.filter(({ type }) => isQuoted(type)).map(({ body }) => halves(body).headers);
  return { because, about: [headers, ...quoted].join('\n') };
}

function reasonIn(parts: readonly MimePart[]): Returned['because'] | null {
  for (const { type, body } of parts) {
    if (isStatus(type) && isFailure(body)) return 'bounced';
    if (type === 'message/feedback-report' && isComplaint(body)) return 'complained';
  }
  return null;
}

/** The second ones are for letters with other scripts in their headers (RFC 6533). */
function isStatus(type: string): boolean {
  return type === 'message/delivery-status' || type === 'message/global-delivery-status';
}

function isQuoted(type: string): boolean {
  return /^(message\/(rfc822|global)|text\/rfc822-headers|message\/(rfc822|global)-headers)$/.test(
    type,
  );
}

/** Each recipient has a group of fields of its own (RFC 3464 §2.1); letters have one recipient. */
function isFailure(status: string): boolean {
  return status.split(/\r?\n[ \t]*\r?\n/).some((group) => {
    const fields = group.replace(/\r?\n[ \t]+/g, ' ').trim();
    if (headerIn(fields, 'Action').toLowerCase() !== 'failed') return false;
    return isAddressRefused(refusalIn(fields));
  });
}

/** Where the status says nothing in particular, the words of the other server may. */
function refusalIn(fields: string) {
  const status = headerIn(fields, 'Status');
  const diagnostic = headerIn(fields, 'Diagnostic-Code');
  const code = /^smtp;\s*(\d{3})\b/i.exec(diagnostic)?.[1];
  const isVague = status === '' || status === '5.0.0';
  return {
    code: code === undefined ? null : Number(code),
    text: isVague ? diagnostic : `${status} ${diagnostic}`,
  };
}

function isComplaint(report: string): boolean {
  return complaints.includes(headerIn(report, 'Feedback-Type').toLowerCase());
}
