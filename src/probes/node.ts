import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { inEachFamily } from './families.ts';
import { type Lookup, shared, systemLookup } from './node/addresses.ts';
import type { Network } from './node/connect.ts';
import { httpProbe } from './node/http.ts';
import { unlessOverloaded } from './node/overload.ts';
import { webSocketProbe } from './node/websocket.ts';
import type { Probes } from './probe.ts';

/**
 * The probes that Node can run. `ca` holds certificates (PEM) of authorities that are trusted
 * besides the ones everybody trusts; `lookup` stands in for the resolver of the system.
 */
export function nodeProbes(options: { ca?: string | undefined; lookup?: Lookup } = {}): Probes {
  const network: Network = {
    lookup: shared(options.lookup ?? systemLookup),
    trust: trustOf(options.ca),
  };
  return {
    http: inEachFamily(unlessOverloaded(httpProbe(network))),
    websocket: inEachFamily(unlessOverloaded(webSocketProbe(network))),
  };
}

/** Built once, and only when it is needed: it reads some 150 certificates. */
function trustOf(ca: string | undefined): () => SecureContext {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext(ca === undefined ? {} : { ca: [...rootCertificates, ca] });
    return context;
  };
}
