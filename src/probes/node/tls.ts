import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { TlsSpec } from '../../domain/monitor/tls-spec.ts';
import type { Probe } from '../probe.ts';
import { type Run, runProbe } from '../run.ts';
import { type Term, termFailure } from '../tls/term.ts';
import type { OneFamily } from './addresses.ts';
import { inOneLine, pathToTrust, shownChain } from './chain.ts';
import { connect, connectSecurely, type Network } from './connect.ts';
import { imapGreetAndSecure } from './mail/imap.ts';
import { smtpGreetAndSecure } from './mail/smtp.ts';
import { waitAtMost } from './mail/wire.ts';

const goodbyeLimitMs = 200;

type OneFamilySpec = TlsSpec & { family: OneFamily };

/**
 * Shakes hands and says goodbye, through the phases `dns`, `tcp` and `tls`; behind STARTTLS also those
 * of the greeting. A certificate that is in order must be so for some days to come, and so must those
 * that it rests on.
 */
export function tlsProbe(
  network: Network,
  authorities: () => readonly X509Certificate[],
): Probe<OneFamilySpec> {
  return (spec, context) =>
    runProbe(context, async (run) => {
      const tls = await openTls(spec, network, run);
      const path = pathToTrust(shownChain(tls), authorities());
      const failure = termFailure(path.map(termOf), spec, Date.now());
      if (failure) throw failure;
    });
}

async function openTls(spec: OneFamilySpec, network: Network, run: Run): Promise<TLSSocket> {
  const { host, port, family, starttls } = spec;
  const endpoint = { host, port, family, alpn: null };
  if (starttls === null) return leftPolitely(await connectSecurely(endpoint, network, run), run);
  const tcp = await connect({ ...endpoint, security: 'plain' }, network, run);
  switch (starttls) {
    case 'smtp':
      return smtpGreetAndSecure(tcp, host, network, run);
    case 'imap':
      return imapGreetAndSecure(tcp, host, network, run);
  }
}

/** Has the end of the handshake reach the server, which else would log a broken one at every look. */
function leftPolitely(tls: TLSSocket, run: Run): TLSSocket {
  run.closeAtEnd((remainingMs) => {
    const ended = new Promise<void>((resolve) => tls.end(resolve));
    return waitAtMost(Math.min(remainingMs, goodbyeLimitMs), ended);
  });
  return tls;
}

function termOf({ subject, validTo }: X509Certificate): Term {
  return { subject: inOneLine(subject), endsAt: Date.parse(validTo) };
}
