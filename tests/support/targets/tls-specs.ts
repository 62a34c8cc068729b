import type { TlsSpec } from '../../../src/domain/monitor/tls-spec.ts';

/** A look at the certificate of a server from the first byte; what a test cares about is given. */
export function tlsSpec(given: Partial<TlsSpec> & { port: number }): TlsSpec {
  return {
    kind: 'tls',
    host: '127.0.0.1',
    starttls: null,
    family: 'any',
    degradedBelowDays: 21,
    downBelowDays: 7,
    ...given,
  };
}
