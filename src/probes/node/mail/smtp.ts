import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { SmtpSpec } from '../../../domain/monitor/mail-spec.ts';
import { refuseOpenLogin } from '../../mail/login-safety.ts';
import type { SmtpExtensions } from '../../mail/smtp-extensions.ts';
import { judgeReply } from '../../mail/smtp-verdict.ts';
import {
  addressLiteral,
  type EnvelopeAddress,
  envelopeAddress,
  heloWord,
} from '../../mail/smtp-words.ts';
import type { Probe } from '../../probe.ts';
import { Failure, type Run, runProbe } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import type { Network } from '../connect.ts';
import type { LoginBackOff } from '../login-back-off.ts';
import { signIn } from './smtp-sign-in.ts';
import { SmtpTalk } from './smtp-talk.ts';
import { Wire, wireTo } from './wire.ts';

/**
 * Talks with an SMTP server as far as the recipient, through the phases `dns`, `tcp`, `tls`,
 * `greeting`, `ehlo`, `starttls`, `auth`, `mail`, `rcpt`, `rset` and `quit`. No message is sent.
 */
export function smtpProbe(
  network: Network,
  backOff: LoginBackOff,
): Probe<SmtpSpec & { family: OneFamily }> {
  return (spec, context) =>
    runProbe(context, async (run) => {
      const envelope = envelopeOf(spec);
      const helo = spec.heloName === null ? null : heloWord(spec.heloName);
      const wire = await wireTo(spec.server, spec.family, 'QUIT', network, run);
      const talk = new SmtpTalk(wire, spec.server.login, run);
      const extensions = await introduce(talk, wire, helo, spec, network);
      await authenticate(talk, wire, spec, extensions, backOff);
      if (envelope) await askForRecipient(talk, envelope, extensions);
      await talk.quit();
    });
}

/**
 * For the `tls` probe: greets a server on an open plain connection and begins TLS. Throws a
 * `Failure`, also when the server offers no STARTTLS. The run says goodbye at its end.
 */
export async function smtpGreetAndSecure(
  socket: Socket,
  host: string,
  network: Network,
  run: Run,
): Promise<TLSSocket> {
  const wire = new Wire(socket, 'plain', 'QUIT', run);
  const talk = new SmtpTalk(wire, null, run);
  await talk.greeting();
  const { starttls } = await talk.hello(addressLiteral(wire.localAddress));
  if (!starttls) throw new Failure('encryption_missing', 'The server offers no STARTTLS.');
  return talk.startTls(host, network);
}

type Envelope = Readonly<{ sender: EnvelopeAddress; recipient: EnvelopeAddress }>;

function envelopeOf({ sender, recipient }: SmtpSpec): Envelope | null {
  if (recipient === null) return null;
  if (recipient === '') throw new Failure('misconfigured', 'The recipient is empty.');
  return { sender: envelopeAddress(sender), recipient: envelopeAddress(recipient) };
}

/** TLS is begun wherever it is offered; afterwards the server is asked again what it can do. */
export async function introduce(
  talk: SmtpTalk,
  wire: Wire,
  helo: string | null,
  { server }: Pick<SmtpSpec, 'server'>,
  network: Network,
): Promise<SmtpExtensions> {
  await talk.greeting();
  const name = helo ?? addressLiteral(wire.localAddress);
  const extensions = await talk.hello(name);
  if (server.security === 'tls' || !extensions.starttls) return extensions;
  await talk.startTls(server.host, network);
  return talk.hello(name);
}

/** Signs in if there is a login. Throws a `Failure`, also where nothing may be tried for now. */
export async function authenticate(
  talk: SmtpTalk,
  wire: Wire,
  { server }: Pick<SmtpSpec, 'server'>,
  { mechanisms }: SmtpExtensions,
  backOff: LoginBackOff,
): Promise<void> {
  const { login } = server;
  if (login === null) return;
  refuseOpenLogin(wire.channel);
  backOff.throwIfPaused(server, login);
  const reply = await signIn(talk, login, mechanisms);
  if (judgeReply('auth', reply) === 'credentials_rejected') backOff.rejected(server, login);
  talk.accept('auth', reply);
  backOff.accepted(server, login);
}

async function askForRecipient(
  talk: SmtpTalk,
  { sender, recipient }: Envelope,
  { smtputf8 }: SmtpExtensions,
): Promise<void> {
  const needsUtf8 = sender.needsUtf8 || recipient.needsUtf8;
  if (needsUtf8 && !smtputf8) {
    const reason = recipient.needsUtf8 ? 'recipient_refused' : 'sender_refused';
    throw new Failure(reason, 'The server takes only addresses in ASCII: it offers no SMTPUTF8.');
  }
  await talk.must('mail', `MAIL FROM:${sender.path}${needsUtf8 ? ' SMTPUTF8' : ''}`);
  await talk.must('rcpt', `RCPT TO:${recipient.path}`);
  await talk.must('rset', 'RSET');
}
