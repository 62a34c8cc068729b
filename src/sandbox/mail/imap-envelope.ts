import { written } from './imap-text.ts';
import { fieldValue, fieldValues, type MessageText } from './message-text.ts';

/** The envelope of a message as FETCH tells it (RFC 3501 §7.4.2). */
export function envelopeOf(message: MessageText): string {
  const field = (name: string) => written(fieldValue(message, name));
  const addresses = (name: string) => listOf(fieldValues(message, name).join(','));
  const from = addresses('from');
  const orFrom = (name: string) => (addresses(name) === 'NIL' ? from : addresses(name));
  const people = [from, orFrom('sender'), orFrom('reply-to')];
  const others = ['to', 'cc', 'bcc'].map(addresses);
  const ids = ['in-reply-to', 'message-id'].map(field);
  return `(${[field('date'), field('subject'), ...people, ...others, ...ids].join(' ')})`;
}

function listOf(text: string): string {
  const addresses = addressesIn(text).map(addressOf).filter(Boolean);
  return addresses.length === 0 ? 'NIL' : `(${addresses.join('')})`;
}

/** Commas part addresses, except in quotes, comments and angles; groups fall into their members. */
function addressesIn(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|\([^()]*\)|<[^<>]*>|[^,;])+/g) ?? [];
  return parts.map((part) => part.replace(/^\s*[^":<@]*:(?!\S*@\S*>)/, '').trim());
}

/** Name, route, mailbox and host (RFC 5322 §3.4); empty where there is no address. */
function addressOf(text: string): string {
  const found = /^(.*?)\s*<(?:@[^:>]*:)?([^<>]*)>/s.exec(text);
  const address = found ? (found[2] ?? '') : text.replace(/\([^()]*\)/g, '').trim();
  if (address === '') return '';
  const at = address.lastIndexOf('@');
  const name = (found?.[1] ?? '').replace(/^"(.*)"$/s, '$1').replace(/\\(.)/gs, '$1');
  const [mailbox, host] = at < 0 ? [address, null] : [address.slice(0, at), address.slice(at + 1)];
  return `(${written(name || null)} NIL ${written(mailbox)} ${written(host)})`;
}
