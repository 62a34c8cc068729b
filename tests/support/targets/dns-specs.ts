import type { DnsSpec } from '../../../src/domain/monitor/dns-spec.ts';

const all = { mx: true, spf: true, dmarc: true };

/**
 * A look at a domain by the name server at a port of 127.0.0.1; at MX, SPF and DMARC, or only at what
 * a test expects.
 */
export function dnsSpec(
  port: number,
  {
    expect = all,
    ...given
  }: Partial<Omit<DnsSpec, 'expect'>> & { expect?: Partial<DnsSpec['expect']> } = {},
): DnsSpec {
  return {
    kind: 'dns',
    domain: 'good.test',
    server: { host: '127.0.0.1', port },
    ...given,
    expect: { mx: false, spf: false, dmarc: false, dkim: [], addresses: [], ...expect },
  };
}
