import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { inEachFamily } from './families.ts';
import { type Lookup, shared, systemLookup } from './node/addresses.ts';
import { authoritiesOf } from './node/chain.ts';
import type { Network } from './node/connect.ts';
import { dnsProbe } from './node/dns.ts';
import { httpProbe } from './node/http.ts';
import { LoginBackOff } from './node/login-back-off.ts';
import { imapProbe } from './node/mail/imap.ts';
import { mailRoundTripProbe } from './node/mail/round-trip.ts';
import { smtpProbe } from './node/mail/smtp.ts';
import { unlessOverloaded } from './node/overload.ts';
import { sipProbe } from './node/sip.ts';
import { tlsProbe } from './node/tls.ts';
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
  const backOff = new LoginBackOff();
  return {
    http: inEachFamily(unlessOverloaded(httpProbe(network))),
    websocket: inEachFamily(unlessOverloaded(webSocketProbe(network))),
    imap: inEachFamily(unlessOverloaded(imapProbe(network, backOff))),
    smtp: inEachFamily(unlessOverloaded(smtpProbe(network, backOff))),
    'mail-round-trip': inEachFamily(unlessOverloaded(mailRoundTripProbe(network, backOff))),
    sip: inEachFamily(unlessOverloaded(sipProbe(network, backOff))),
    dns: unlessOverloaded(dnsProbe),
    tls: inEachFamily(unlessOverloaded(tlsProbe(network, authoritiesOf(options.ca)))),
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
