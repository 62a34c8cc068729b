import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import type { MailServer } from '../../../domain/monitor/mail-spec.ts';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { refuseOpenLogin } from '../../mail/login-safety.ts';
import { Failure, type Run } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import type { Network } from '../connect.ts';
import type { LoginBackOff } from '../login-back-off.ts';
import { introduce } from './imap.ts';
import { ImapTalk, logout } from './imap-talk.ts';
import { Mailbox } from './mailbox.ts';
import { mailboxFailure } from './mailbox-failure.ts';
import { waitAtMost, wireTo } from './wire.ts';

const goodbyeLimitMs = 1000;
/** The longest line and the longest literal that are read, in bytes. */
const lineLimit = 64 * 1024;

/** Where imapflow connects to, and how that connection is protected. */
type Way = Readonly<{ address: string; security: 'plain' | 'tls' }>;

/**
 * Opens a mailbox through the phases `dns`, `tcp`, `tls`, `greeting`, `capability`, `starttls`,
 * `login` and `select`. The server is looked at on a connection of our own first: imapflow makes its
 * own, and shows neither its certificate nor where it stands. Throws a `Failure`.
 */
export async function openMailbox(
  server: MailServer,
  family: OneFamily,
  name: string,
  network: Network,
  backOff: LoginBackOff,
  run: Run,
): Promise<Mailbox> {
  if (server.login === null) throw new Failure('misconfigured', 'The mailbox needs a login.');
  const { login } = server;
  const way = await wayTo(server, family, network, run);
  backOff.throwIfPaused(server, login);
  const client = clientOf(server, login, way, network, run);
  const mailbox = new Mailbox(client);
  run.enter('login', 'no_response');
  await client.connect().catch((error) => {
    const failure = mailboxFailure('login', error, client.byeReason, login);
    if (failure.reason === 'credentials_rejected') backOff.rejected(server, login);
    throw failure;
  });
  backOff.accepted(server, login);
  run.enter('select', 'no_response');
  await mailbox.select(name);
  return mailbox;
}

async function wayTo(
  server: MailServer,
  family: OneFamily,
  network: Network,
  run: Run,
): Promise<Way> {
  const wire = await wireTo(server, family, logout, network, run);
  const talk = new ImapTalk(wire, server.login, run);
  await talk.greeting();
  await introduce(talk, { server }, network);
  const { channel } = wire;
  refuseOpenLogin(channel);
  wire.handOver().end(`${logout}\r\n`);
  return { address: channel.remoteAddress ?? server.host, security: channel.security };
}

function clientOf(
  { host, port, security }: MailServer,
  { user, password }: Login,
  way: Way,
  network: Network,
  run: Run,
): ImapFlow {
  const client = new ImapFlow({
    host: way.address,
    port,
    ...(isIP(host) ? {} : { servername: host }),
    secure: security === 'tls',
    // What was secured a moment ago may not be less so now.
    doSTARTTLS: security === 'starttls' && way.security === 'tls',
    auth: { user, pass: password },
    tls: { secureContext: network.trust() },
    logger: false,
    clientInfo: { name: 'Helplight probe' },
    disableAutoIdle: true,
    disableCompression: true,
    maxLineLength: lineLimit,
    maxLiteralSize: lineLimit,
    connectionTimeout: run.remainingMs() + goodbyeLimitMs,
    greetingTimeout: run.remainingMs() + goodbyeLimitMs,
    socketTimeout: run.remainingMs() + goodbyeLimitMs,
  });
  run.closeAtEnd(async (remainingMs) => {
    if (client.usable && remainingMs > 0) {
      await waitAtMost(Math.min(goodbyeLimitMs, remainingMs), client.logout());
    }
    client.close();
  });
  return client;
}
