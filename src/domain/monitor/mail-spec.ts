import type { AddressFamily, Login } from './probe-spec.ts';

/**
 * A mail server and how the line to it is secured. `tls`: from the first byte. `starttls`: as soon
 * as the server offers it. A login is never said in plain text to another machine.
 */
export type MailServer = Readonly<{
  /** A name or an IP address without brackets. */
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  login: Login | null;
}>;

/** A conversation with a mail server up to the recipient; no message is ever sent (RFC 5321). */
export type SmtpSpec = Readonly<{
  kind: 'smtp';
  server: MailServer;
  family: AddressFamily;
  /** The address that is asked for with RCPT; null asks for none. */
  recipient: string | null;
  /** The reverse-path of MAIL; empty for the null one (RFC 5321 §4.5.5). */
  sender: string;
  /** The name said with EHLO; null for the IP address that the connection comes from. */
  heloName: string | null;
}>;

/** A look into a mailbox (RFC 9051, and RFC 3501 for older servers). */
export type ImapSpec = Readonly<{
  kind: 'imap';
  server: MailServer;
  family: AddressFamily;
  mailbox: string;
  /** A newest message that is older makes `degraded`, and so does an empty mailbox; null for never. */
  newestWithinMs: number | null;
}>;

/** A message that is sent by SMTP and awaited in a mailbox by IMAP. */
export type MailRoundTripSpec = Readonly<{
  kind: 'mail-round-trip';
  smtp: MailServer;
  imap: MailServer;
  family: AddressFamily;
  sender: string;
  recipient: string;
  /** Where the message is awaited, and where leftovers are removed. */
  mailbox: string;
  /** A delivery that takes longer is `degraded`; null when speed does not matter. */
  degradedAboveMs: number | null;
}>;
