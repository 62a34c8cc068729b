import * as z from 'zod';
import type { DnsSpec } from '../../../domain/monitor/dns-spec.ts';
import type { Kind } from './kind.ts';
import { mailAddress } from './mail-values.ts';
import { value } from './values.ts';

const name = z
  .string()
  .max(253, 'must be at most 253 characters')
  .regex(
    /^[\p{L}\p{N}_]([\p{L}\p{N}_-]*[\p{L}\p{N}_])?(\.[\p{L}\p{N}_]([\p{L}\p{N}_-]*[\p{L}\p{N}_])?)*$/u,
    'must be a domain such as example.com',
  );

/** A domain, or the one of a mail address. */
const domain = z.union([name, mailAddress.transform((address) => address.replace(/^.*@/, ''))], {
  error: 'must be a domain such as example.com, or a mail address',
});

const server = z
  .string()
  .regex(
    /^(\[[0-9a-f:.]+\]|[0-9a-f:]+:[0-9a-f:]+|\d+\.\d+\.\d+\.\d+)(:\d{1,5})?$/i,
    'must be the IP address of a name server, such as 192.0.2.53 or [2001:db8::53]:5353',
  )
  .transform((text) => {
    const [, host = text, port = '53'] =
      /^(\d+\.\d+\.\d+\.\d+|\[.*\])(?::(\d+))?$/.exec(text) ?? [];
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
  });

export const schema = z.strictObject({
  kind: z.literal('dns'),
  domain: value,
  server: value.exactOptional(),
  expect: z
    .strictObject({
      mx: z.boolean().default(false),
      spf: z.boolean().default(false),
      dmarc: z.boolean().default(false),
      dkim: z.array(name).default([]),
      addresses: z.array(name).default([]),
    })
    .default({ mx: true, spf: true, dmarc: true, dkim: [], addresses: [] }),
});

/** Records in DNS that mail needs. */
export const dns: Kind<z.output<typeof schema>, DnsSpec> = {
  targets: ({ domain }) => [domain],
  check: ({ expect }, note) => {
    const { mx, spf, dmarc, dkim, addresses } = expect;
    if (mx || spf || dmarc || dkim.length + addresses.length > 0) return;
    note('must ask for something: mx, spf, dmarc, dkim or addresses', 'expect');
  },
  passesOver: ({ domain: wanted }, values) => {
    const text = values.text(wanted) ?? '';
    const isMadeUp = typeof wanted !== 'string' && madeUp.test(text);
    return isMadeUp ? `${wanted.env} is of a domain that is not in DNS` : null;
  },
  read: (written, values) => {
    const { kind, expect } = written;
    const read = values.required(written.domain, domain, 'domain');
    const asked = values.optional(written.server, server, 'server');
    return read === null ? null : { kind, domain: read, server: asked, expect };
  },
};

/** Names that stand in no DNS (RFC 6761 §6), as the one of the sandbox. */
const madeUp = /[.@](example|invalid|localhost)$|@localhost$/i;
