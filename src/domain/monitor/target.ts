import type { DnsSpec } from './dns-spec.ts';
import type { ProbeSpec } from './probe-spec.ts';

/**
 * Where a monitor looks, for staff. Logins, headers, what is sent and the values of a query are left
 * out: they may be secret.
 */
export function targetOf(spec: ProbeSpec): string {
  switch (spec.kind) {
    case 'http':
      return `${spec.method} ${addressIn(spec.url)}`;
    case 'websocket':
      return addressIn(spec.url);
    case 'smtp':
    case 'imap':
      return place(spec.server);
    case 'mail-round-trip':
      return `${place(spec.smtp)} → ${place(spec.imap)}`;
    case 'sip':
      return `${spec.question.method} ${place(spec)};transport=${spec.transport}`;
    case 'dns':
      return recordsIn(spec);
    case 'tls':
      return place(spec);
  }
}

function addressIn(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === '' ? '' : '?…'}`;
}

/** An IPv6 address stands in brackets (RFC 3986 §3.2.2). */
function place({ host, port }: Readonly<{ host: string; port: number }>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function recordsIn({ domain, server, expect }: DnsSpec): string {
  const records = [
    expect.mx && 'MX',
    expect.spf && 'SPF',
    expect.dmarc && 'DMARC',
    ...expect.dkim.map((selector) => `DKIM ${selector}`),
    ...expect.addresses,
  ].filter((record) => record !== false);
  return `${domain} (${records.join(', ')})${server ? ` @ ${place(server)}` : ''}`;
}
