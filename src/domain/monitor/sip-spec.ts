import type { AddressFamily, Login } from './probe-spec.ts';

/** What a phone gateway is asked: whether it is there, or to take a registration for a test address. */
export type SipQuestion =
  | Readonly<{ method: 'OPTIONS' }>
  /** The address-of-record, such as `sip:probe@pbx.example`, never one that people are called at. */
  | Readonly<{ method: 'REGISTER'; address: string }>;

/** One question to a phone gateway (RFC 3261). */
export type SipSpec = Readonly<{
  kind: 'sip';
  /** The Request-URI as it is sent, without parameters: `sip:help@pbx.example` or `sip:pbx.example`. */
  uri: string;
  /** A name or an IP address without brackets. */
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
  family: AddressFamily;
  question: SipQuestion;
  login: Login | null;
  /** Final status codes that count as a sign of life here, whatever the table says of them. */
  accept: readonly number[];
}>;
