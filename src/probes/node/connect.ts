import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { reasons } from '../../domain/monitor/reason.ts';
import { Failure, type Run } from '../run.ts';
import { within } from '../time-limit.ts';
import { type Address, addressesOf, type Lookup, type OneFamily } from './addresses.ts';
import { certificateOf } from './certificate.ts';
import { chainComplaint } from './chain.ts';
import { failureOf, localFailureOf, throwFailure } from './failure.ts';

/** What the probes of one process share: how names are resolved and which authorities are trusted. */
export type Network = Readonly<{ lookup: Lookup; trust: () => SecureContext }>;

/** Where to connect to. `host` is a name or an IP address without brackets. */
export type Endpoint = Readonly<{
  host: string;
  port: number;
  family: OneFamily;
  security: 'plain' | 'tls';
  /** The protocol offered in the TLS handshake (RFC 7301); null where it has no name. */
  alpn: 'http/1.1' | null;
}>;

const smallestShareMs = 1000;

/**
 * Opens a connection to the first address that takes it, through the phases `dns`, `tcp` and
 * `tls`; the run closes it at its end. Each address has a fair share of the time that is left.
 * A certificate that clients would refuse is a failure, so that nothing is said to a stranger.
 */
export async function connect(endpoint: Endpoint, network: Network, run: Run): Promise<Socket> {
  if (endpoint.security === 'tls') return connectSecurely(endpoint, network, run);
  return overTcp(endpoint, network, run, async (tcp) => tcp);
}

/** The same for an endpoint that speaks TLS from the first byte. */
export async function connectSecurely(
  endpoint: Omit<Endpoint, 'security'>,
  network: Network,
  run: Run,
): Promise<TLSSocket> {
  const tls = await overTcp(endpoint, network, run, (tcp) => secured(tcp, endpoint, network, run));
  refuseBadCertificate(tls, run);
  return tls;
}

/**
 * Makes an open connection a TLS one in the phase `tls`, as after STARTTLS. A certificate that
 * clients would refuse is a failure.
 */
export async function secure(
  tcp: Socket,
  { host, alpn }: Pick<Endpoint, 'host' | 'alpn'>,
  network: Network,
  run: Run,
): Promise<TLSSocket> {
  const tls = await secured(tcp, { host, alpn }, network, run).catch(throwFailure);
  refuseBadCertificate(tls, run);
  return tls;
}

/** A try on one address; `abandon` frees what it holds when it has failed or time is up for it. */
type Attempt<Result> = Readonly<{ done: Promise<Result>; abandon: () => void }>;

/**
 * Finds the addresses of a host and makes the attempt on one after the other until it succeeds;
 * each has a fair share of the time that is left. Throws the failure that tells most.
 */
export async function firstOf<Result>(
  { host, family }: Pick<Endpoint, 'host' | 'family'>,
  { lookup }: Pick<Network, 'lookup'>,
  run: Run,
  attempt: (address: Address) => Attempt<Result>,
): Promise<Result> {
  const addresses = await addressesOf(host, family, lookup, run);
  const failures: Failure[] = [];
  for (const [index, address] of addresses.entries()) {
    const fairShareMs = run.remainingMs() / (addresses.length - index);
    const shareMs = Math.max(fairShareMs, smallestShareMs);
    const { done, abandon } = attempt(address);
    try {
      return await within(shareMs, run, done);
    } catch (error) {
      abandon();
      failures.push(failureOf(error));
    }
  }
  throw mostTelling(failures);
}

/** Opens TCP to the first address with which also `next` succeeds. */
function overTcp<Result>(
  endpoint: Omit<Endpoint, 'security'>,
  network: Network,
  run: Run,
  next: (tcp: Socket) => Promise<Result>,
): Promise<Result> {
  return firstOf(endpoint, network, run, (address) => {
    const tcp = startTcp(address, endpoint.port, run);
    return { done: tcpOpened(tcp).then(() => next(tcp)), abandon: () => void tcp.destroy() };
  });
}

function startTcp(address: Address, port: number, run: Run): Socket {
  run.enter('tcp', 'connect_timeout');
  const tcp = connectTcp({
    host: address.address,
    port,
    noDelay: true,
    // The address is chosen here: Node would give all but the last of several 250 ms.
    autoSelectFamily: false,
  });
  // An error that nobody listens to would end the process, also after the run.
  tcp.on('error', ignore);
  run.closeAtEnd(() => void tcp.destroy());
  return tcp;
}

function tcpOpened(tcp: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let atOnce = false;
    // Node asks the system one tick after the call; what has failed by then never left this machine.
    process.nextTick(() => {
      atOnce = tcp.destroyed;
    });
    tcp.once('connect', resolve);
    tcp.once('error', (error) => reject(atOnce ? localFailureOf(error) : failureOf(error)));
  });
}

/**
 * Makes an open connection a TLS one and reads the peer's certificate into the run. No session is
 * ever resumed: a resumed one shows no certificate.
 */
async function secured(
  tcp: Socket,
  { host, alpn }: Pick<Endpoint, 'host' | 'alpn'>,
  network: Network,
  run: Run,
): Promise<TLSSocket> {
  run.enter('tls', 'tls_timeout');
  const tls = connectTls({
    socket: tcp,
    secureContext: network.trust(),
    // Judged by ourselves, so that a bad certificate is a fact and not only an error.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(alpn && { ALPNProtocols: [alpn] }),
    ...(isIP(host) ? {} : { servername: host }),
  });
  tls.on('error', ignore);
  run.closeAtEnd(() => void tls.destroy());
  await new Promise<void>((resolve, reject) => {
    tls.once('secureConnect', resolve);
    tls.once('error', reject);
  });
  run.certificate = certificateOf(tls, host, Date.now());
  return tls;
}

function refuseBadCertificate(tls: TLSSocket, { certificate }: Run): void {
  const problem = certificate ? certificate.problem : 'certificate_untrusted';
  if (problem === null) return;
  const names = certificate?.names.join(', ');
  const from = certificate && new Date(certificate.validFrom).toISOString();
  const to = certificate && new Date(certificate.validTo).toISOString();
  const served = `The certificate is for ${names}, from ${from} to ${to}.`;
  throw new Failure(problem, [served, ...chainComplaint(tls, Date.now())].join(' '));
}

/** What the target did tells more than what our own network lacks, such as a route for IPv6. */
function mostTelling(failures: readonly Failure[]): Failure {
  const telling = failures.find(({ reason }) => reasons[reason].outcome !== 'unknown');
  return telling ?? failures[0] ?? new Failure('prober_failed', 'No address was tried.');
}

function ignore(): void {}
