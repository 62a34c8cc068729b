import * as z from 'zod';
import type { ProbeKind, ProbeSpec } from '../../domain/monitor/probe-spec.ts';
import { dns, schema as dnsSchema } from './kinds/dns.ts';
import { http, schema as httpSchema } from './kinds/http.ts';
import { imap, schema as imapSchema } from './kinds/imap.ts';
import type { Kind } from './kinds/kind.ts';
import { mailRoundTrip, schema as mailRoundTripSchema } from './kinds/mail-round-trip.ts';
import { sip, schema as sipSchema } from './kinds/sip.ts';
import { smtp, schema as smtpSchema } from './kinds/smtp.ts';
import { tls, schema as tlsSchema } from './kinds/tls.ts';
import { websocket, schema as websocketSchema } from './kinds/websocket.ts';

const readers = {
  http,
  websocket,
  smtp,
  imap,
  'mail-round-trip': mailRoundTrip,
  sip,
  dns,
  tls,
} satisfies Record<ProbeKind, unknown>;

const names = Object.keys(readers);

/** A probe as a file writes it, of any kind. */
export const probeSchema = z.discriminatedUnion(
  'kind',
  [
    httpSchema,
    websocketSchema,
    smtpSchema,
    imapSchema,
    mailRoundTripSchema,
    sipSchema,
    dnsSchema,
    tlsSchema,
  ],
  { error: `must be a probe of kind ${names.slice(0, -1).join(', ')} or ${names.at(-1)}` },
);

/** A probe with its defaults filled in and its values not yet read. */
export type WrittenProbe = z.output<typeof probeSchema>;

/** How a written probe is read. */
export function readerOf({ kind }: WrittenProbe): Kind<WrittenProbe, ProbeSpec> {
  // Reader and probe are of one kind, which the type of a map cannot say.
  return readers[kind] as unknown as Kind<WrittenProbe, ProbeSpec>;
}
