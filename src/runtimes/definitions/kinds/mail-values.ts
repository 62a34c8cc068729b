import * as z from 'zod';
import type { MailServer } from '../../../domain/monitor/mail-spec.ts';
import type { Login } from '../../../domain/monitor/probe-spec.ts';

/** A mail server and the mailbox that its URL names; null when it names none. */
export type MailUrl = Readonly<{ server: MailServer; mailbox: string | null }>;

type Ports = Readonly<{ tls: number; plain: number; plainWithLogin: number }>;

/** Standard ports (RFC 8314 §7.3): mail is submitted on 587, and delivered on 25. */
const ports = {
  smtp: { tls: 465, plain: 25, plainWithLogin: 587 },
  imap: { tls: 993, plain: 143, plainWithLogin: 143 },
} as const satisfies Record<string, Ports>;

/** The URL of a mail server, with its credentials and, of IMAP, its mailbox (RFC 5092). */
export function mailUrl(scheme: keyof typeof ports): z.ZodType<MailUrl> {
  return z.string().transform((text, context) => {
    const read = mailUrlOf(text, scheme);
    if (typeof read !== 'string') return read;
    context.addIssue(read);
    return z.NEVER;
  });
}

/** What the URL says, or what is to be done about it. */
function mailUrlOf(text: string, scheme: keyof typeof ports): MailUrl | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || ![`${scheme}:`, `${scheme}s:`].includes(url.protocol) || url.hostname === '') {
    return `must be a URL such as ${scheme}://mail.example.com or ${scheme}s://user:password@mail.example.com`;
  }
  const login = loginOf(url);
  const mailbox = unescaped(url.pathname.slice(1));
  // What stands after a bare ? or # would be passed over in silence.
  if (login === 'unreadable' || mailbox === null || url.search !== '' || url.hash !== '') {
    return 'must have its reserved signs percent-encoded, such as %40 for @ and %25 for %';
  }
  if (login === 'half') return 'must have both a user and a password, or neither';
  if (url.port === '0') return 'must have a port from 1 to 65535';
  if (/[\p{Cc}]/u.test(mailbox)) return 'must name its mailbox in one line';
  const security = url.protocol === `${scheme}s:` ? 'tls' : 'starttls';
  const standard = ports[scheme];
  const plain = login ? standard.plainWithLogin : standard.plain;
  const port = url.port === '' ? (security === 'tls' ? standard.tls : plain) : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { server: { host, port, security, login }, mailbox: mailbox || null };
}

function loginOf({ username, password }: URL): Login | null | 'half' | 'unreadable' {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return 'half';
  const user = unescaped(username);
  const secret = unescaped(password);
  return user === null || secret === null ? 'unreadable' : { user, password: secret };
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A mail address (RFC 5321 §4.1.2) without quotes, comments or a name. */
export const mailAddress = z
  .string()
  .max(254, 'must be at most 254 characters')
  .regex(
    /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()\\,;:"@]+$/u,
    'must be a mail address such as help@example.com',
  );
