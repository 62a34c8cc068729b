import type { DnsSpec } from './dns-spec.ts';
import type { ImapSpec, MailRoundTripSpec, SmtpSpec } from './mail-spec.ts';
import type { SipSpec } from './sip-spec.ts';
import type { TlsSpec } from './tls-spec.ts';

/** Text that must hold a given thing. Regular expressions are left out on purpose: they can loop for ever. */
export type TextMatch =
  | Readonly<{ kind: 'contains'; text: string }>
  | Readonly<{ kind: 'lacks'; text: string }>
  | Readonly<{ kind: 'equals'; text: string }>
  | Readonly<{ kind: 'startsWith'; text: string }>;

/** A value picked from a JSON document by a JMESPath query, and what it must be. */
export type JsonMatch = Readonly<{ kind: 'json'; query: string }> &
  Readonly<
    | { equals: string | number | boolean | null }
    | { contains: string }
    | { min?: number; max?: number }
  >;

/** A status code, or a class of them such as `2xx`. */
export type StatusMatch = number | '2xx' | '3xx' | '4xx' | '5xx';

/** Which IP families a probe uses. `both` looks at each, and one that fails makes `degraded`. */
export type AddressFamily = 'any' | 'ipv4' | 'ipv6' | 'both';

/** What a probe signs in with. It stays out of everything that is stored, logged or shown. */
export type Login = Readonly<{ user: string; password: string }>;

/** One HTTP or HTTPS request and what its answer must be. */
export type HttpSpec = Readonly<{
  kind: 'http';
  url: string;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: string | null;
  family: AddressFamily;
  /** Redirects that are followed, 0 to 5. */
  maxRedirects: number;
  expect: Readonly<{
    status: readonly StatusMatch[];
    headers: readonly Readonly<{ name: string; match: TextMatch }>[];
    body: readonly (TextMatch | JsonMatch)[];
  }>;
}>;

/** How a value is taken from a message: by JMESPath, or as the text between two marks. */
export type Capture =
  | Readonly<{ kind: 'json'; query: string }>
  | Readonly<{ kind: 'between'; start: string; end: string }>;

/**
 * One step of a scripted conversation. `{{name}}` in a sent text is replaced by a captured value,
 * `{{runId}}` by a random id of this run.
 */
export type ConversationStep =
  | Readonly<{ kind: 'send'; name: string; text: string }>
  | Readonly<{
      kind: 'expect';
      name: string;
      match: TextMatch | JsonMatch;
      /** Milliseconds to wait for it; null for all that is left of the deadline. */
      withinMs: number | null;
      capture: Readonly<Record<string, Capture>>;
      /** `firstReply`: the time since the last send is the first-reply time. */
      measure: 'firstReply' | null;
    }>
  | Readonly<{ kind: 'ping'; name: string; withinMs: number | null }>
  | Readonly<{ kind: 'close'; name: string; code: number }>;

/** A scripted conversation over WebSocket (RFC 6455). */
export type WebSocketSpec = Readonly<{
  kind: 'websocket';
  url: string;
  subprotocol: string | null;
  headers: Readonly<Record<string, string>>;
  family: AddressFamily;
  /** A capture named `queueWaitSeconds` is the waiting time that the peer states. */
  steps: readonly ConversationStep[];
}>;

/** Everything a probe needs to know about its target. The `kind` chooses the probe. */
export type ProbeSpec =
  | HttpSpec
  | WebSocketSpec
  | SmtpSpec
  | ImapSpec
  | MailRoundTripSpec
  | SipSpec
  | DnsSpec
  | TlsSpec;
export type ProbeKind = ProbeSpec['kind'];
