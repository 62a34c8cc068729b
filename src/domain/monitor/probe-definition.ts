import type { DnsSpec } from './dns-spec.ts';
import type {
  AddressFamily,
  Capture,
  HttpSpec,
  JsonMatch,
  StatusMatch,
  TextMatch,
} from './probe-spec.ts';

/** A text written in the file, or the value of an environment variable. */
export type Value = string | Readonly<{ env: string }>;

/** A step of a conversation as written in a file; what is left out takes its default. */
export type StepDefinition =
  | Readonly<{ kind: 'send'; name?: string; text: string }>
  | Readonly<{
      kind: 'expect';
      name?: string;
      match: TextMatch | JsonMatch;
      withinSeconds?: number;
      capture?: Readonly<Record<string, Capture>>;
      measure?: 'firstReply';
    }>
  | Readonly<{ kind: 'ping'; name?: string; withinSeconds?: number }>
  | Readonly<{ kind: 'close'; name?: string; code?: number }>;

export type HttpDefinition = Readonly<{
  kind: 'http';
  url: Value;
  method?: HttpSpec['method'];
  headers?: Readonly<Record<string, Value>>;
  body?: Value;
  family?: AddressFamily;
  maxRedirects?: number;
  expect?: Readonly<{
    status?: readonly StatusMatch[];
    headers?: readonly Readonly<{ name: string; match: TextMatch }>[];
    body?: readonly (TextMatch | JsonMatch)[];
  }>;
}>;

export type WebSocketDefinition = Readonly<{
  kind: 'websocket';
  url: Value;
  subprotocol?: string;
  headers?: Readonly<Record<string, Value>>;
  family?: AddressFamily;
  steps: readonly StepDefinition[];
}>;

/** A mail server that is asked for a recipient; nothing is sent. */
export type SmtpDefinition = Readonly<{
  kind: 'smtp';
  /** `smtp://user:password@host:port` or `smtps://…`; reserved signs percent-encoded. */
  url: Value;
  recipient?: Value;
  /** By default the null reverse-path. */
  sender?: Value;
  heloName?: string;
  family?: AddressFamily;
}>;

/** A mailbox that is opened. */
export type ImapDefinition = Readonly<{
  kind: 'imap';
  /** `imap://user:password@host:port/MAILBOX` or `imaps://…`; INBOX when no mailbox is named. */
  url: Value;
  newestWithinSeconds?: number;
  family?: AddressFamily;
}>;

/** A message that is sent and awaited. */
export type MailRoundTripDefinition = Readonly<{
  kind: 'mail-round-trip';
  smtpUrl: Value;
  /** Names the mailbox in which the message is awaited, as for `imap`. */
  imapUrl: Value;
  recipient: Value;
  /** By default the user of `smtpUrl` where that is an address, else the recipient. */
  sender?: Value;
  /** By default 60; null when a late delivery does not matter. */
  degradedAboveSeconds?: number | null;
  family?: AddressFamily;
}>;

/** A phone gateway that is asked whether it is there. */
export type SipDefinition = Readonly<{
  kind: 'sip';
  /** `sip:user@host:port;transport=udp|tcp|tls` or `sips:…`. */
  uri: Value;
  user?: Value;
  password?: Value;
  /** An address for tests only: it is registered for a moment instead of asking by OPTIONS. */
  register?: Value;
  /** Status codes that count as a sign of life here, besides those in docs/phone-gateway.md. */
  accept?: readonly number[];
  family?: AddressFamily;
}>;

/** Records in DNS that mail needs. */
export type DnsDefinition = Readonly<{
  kind: 'dns';
  /** A domain, or a mail address of it. */
  domain: Value;
  /** `host` or `host:port` of a name server; by default those of the system. */
  server?: Value;
  /** By default all that needs no further name: mx, spf and dmarc. */
  expect?: Partial<DnsSpec['expect']>;
}>;

/** A certificate. */
export type TlsDefinition = Readonly<{
  kind: 'tls';
  /**
   * `https:`, `wss:`, `smtps:`, `imaps:`, `sips:` or `tls://host:port`; `smtp:` and `imap:` are
   * looked at behind STARTTLS.
   */
  url: Value;
  /** By default 21. */
  degradedBelowDays?: number;
  /** By default 7. */
  downBelowDays?: number;
  family?: AddressFamily;
}>;

/** Any probe as a file writes it; the `kind` chooses. */
export type ProbeDefinition =
  | HttpDefinition
  | WebSocketDefinition
  | SmtpDefinition
  | ImapDefinition
  | MailRoundTripDefinition
  | SipDefinition
  | DnsDefinition
  | TlsDefinition;
