import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { ImapSpec, MailServer } from '../../../domain/monitor/mail-spec.ts';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { judgeCondition } from '../../mail/imap-verdict.ts';
import { refuseOpenLogin } from '../../mail/login-safety.ts';
import type { Probe } from '../../probe.ts';
import { Failure, type Run, runProbe } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import type { Network } from '../connect.ts';
import type { LoginBackOff } from '../login-back-off.ts';
import { lookIntoMailbox } from './imap-mailbox.ts';
import { signIn } from './imap-sign-in.ts';
import { ImapTalk, logout } from './imap-talk.ts';
import { Wire, wireTo } from './wire.ts';

/**
 * Looks into a mailbox through the phases `dns`, `tcp`, `tls`, `greeting`, `capability`,
 * `starttls`, `login`, `select` and `newest`, and leaves it as it was. Without a login it looks
 * only as far as the server lets strangers.
 */
export function imapProbe(
  network: Network,
  backOff: LoginBackOff,
): Probe<ImapSpec & { family: OneFamily }> {
  return (spec, context) =>
    runProbe(context, async (run) => {
      const { server } = spec;
      const wire = await wireTo(server, spec.family, logout, network, run);
      const talk = new ImapTalk(wire, server.login, run);
      const { status } = await talk.greeting();
      const capabilities = await introduce(talk, spec, network);
      if (server.login === null) return;
      refuseOpenLogin(wire.channel);
      if (status !== 'PREAUTH') {
        await authenticate(talk, server, server.login, capabilities, backOff);
      }
      await lookIntoMailbox(talk, spec, capabilities, run);
    });
}

/**
 * For the `tls` probe: greets a server on an open plain connection and begins TLS. Throws a
 * `Failure`, also when the server offers no STARTTLS. The run says goodbye at its end.
 */
export async function imapGreetAndSecure(
  socket: Socket,
  host: string,
  network: Network,
  run: Run,
): Promise<TLSSocket> {
  const talk = new ImapTalk(new Wire(socket, 'plain', logout, run), null, run);
  await talk.greeting();
  const capabilities = await talk.capabilities();
  if (!capabilities.includes('STARTTLS')) {
    throw new Failure('encryption_missing', 'The server offers no STARTTLS.');
  }
  return talk.startTls(host, network);
}

/** TLS is begun wherever it is offered; afterwards the server is asked again what it can do. */
export async function introduce(
  talk: ImapTalk,
  { server }: Pick<ImapSpec, 'server'>,
  network: Network,
): Promise<readonly string[]> {
  const capabilities = await talk.capabilities();
  if (server.security === 'tls' || !capabilities.includes('STARTTLS')) return capabilities;
  await talk.startTls(server.host, network);
  return talk.capabilities();
}

async function authenticate(
  talk: ImapTalk,
  server: MailServer,
  login: Login,
  capabilities: readonly string[],
  backOff: LoginBackOff,
): Promise<void> {
  backOff.throwIfPaused(server, login);
  const { condition } = await signIn(talk, login, capabilities);
  if (judgeCondition('login', condition) === 'credentials_rejected')
    backOff.rejected(server, login);
  talk.accept('login', condition);
  backOff.accepted(server, login);
}
