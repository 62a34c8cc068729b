import type { AddressFamily } from './probe-spec.ts';

/** The certificate that a server shows: its host, its chain, and how long it is still valid. */
export type TlsSpec = Readonly<{
  kind: 'tls';
  /** A name or an IP address without brackets. */
  host: string;
  port: number;
  /** What is said before the handshake: nothing, or STARTTLS in the language of the server. */
  starttls: 'smtp' | 'imap' | null;
  family: AddressFamily;
  /** Less time left makes `degraded`. */
  degradedBelowDays: number;
  /** Less time left makes `down`. */
  downBelowDays: number;
}>;
