import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailRoundTripSpec } from '../../../domain/monitor/mail-spec.ts';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import type { Mark } from '../../mail/probe-mark.ts';
import { withoutLogin } from '../../mail/sasl.ts';
import { describeReply, replyFrom } from '../../mail/smtp-reply.ts';
import { judgeReply, type SmtpStep } from '../../mail/smtp-verdict.ts';
import { Failure, type Run } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import type { Network } from '../connect.ts';
import { failureOf } from '../failure.ts';
import type { LoginBackOff } from '../login-back-off.ts';
import { probeMessage } from './probe-message.ts';
import { authenticate, introduce } from './smtp.ts';
import { SmtpTalk } from './smtp-talk.ts';
import { wireTo } from './wire.ts';

const replyLimit = 64 * 1024;

type Spec = MailRoundTripSpec & { family: OneFamily };

/** A server that has let us in and waits for a message. */
export type Submission = Readonly<{
  /** Hands a test message over; settles when the server has taken it. Throws a `Failure`. */
  send: (mark: Mark) => Promise<void>;
}>;

/**
 * Gets ready to submit a message, through the phases `dns`, `tcp`, `tls`, `greeting`, `ehlo`,
 * `starttls` and `auth`; sending it goes on with `mail`, `rcpt` and `data`. Throws a `Failure`.
 */
export async function openSubmission(
  spec: Spec,
  network: Network,
  backOff: LoginBackOff,
  run: Run,
): Promise<Submission> {
  const server = spec.smtp;
  const wire = await wireTo(server, spec.family, 'QUIT', network, run);
  const talk = new SmtpTalk(wire, server.login, run);
  const extensions = await introduce(talk, wire, null, { server }, network);
  await authenticate(talk, wire, { server }, extensions, backOff);
  const socket = wire.handOver();
  const client = new SMTPConnection({
    connection: socket,
    secure: wire.channel.security === 'tls',
    secured: true,
    ignoreTLS: true,
    maxResponseSize: replyLimit,
    socketCloseTimeout: 0,
    transactionLog: true,
    logger: followedBy(run),
  });
  // Errors come to the callbacks, too.
  client.on('error', () => {});
  run.closeAtEnd(() => client.quit());
  // It waits for the greeting, which has been said.
  socket.unshift(Buffer.from('220 The greeting was heard before.\r\n'));
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(submissionFailure(error, server.login));
    client.connect((error) => (error ? fail(error) : resolve()));
    client.once('error', fail);
    setImmediate(() => socket.resume());
  });
  return {
    send: async (mark) => send(client, spec, await probeMessage(spec.sender, spec.recipient, mark)),
  };
}

function send(client: SMTPConnection, spec: Spec, message: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const envelope = { from: spec.sender, to: spec.recipient, size: message.length };
    client.send(envelope, message, (error) => {
      if (error) reject(submissionFailure(error, spec.smtp.login));
      else resolve();
    });
  });
}

/** The commands of nodemailer that are phases; it tells in its log what it says. */
const phases: readonly (readonly [command: RegExp, phase: SmtpStep])[] = [
  [/^EHLO/, 'ehlo'],
  [/^MAIL/, 'mail'],
  [/^RCPT/, 'rcpt'],
  [/^DATA/, 'data'],
];

type Entry = Readonly<{ tnx?: string }>;

function followedBy(run: Run) {
  const ignore = () => {};
  const debug = ({ tnx }: Entry, text: string) => {
    const phase = phases.find(([command]) => tnx === 'client' && command.test(text))?.[1];
    if (phase !== undefined) run.enter(phase, 'no_response');
  };
  return { trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}

type SubmissionError = Error & {
  command?: string | undefined;
  response?: string | undefined;
  originalCode?: string | undefined;
};

/** What an error of nodemailer means: the reply of the server, or that of the socket below. */
function submissionFailure(error: SubmissionError, login: Login | null): Failure {
  const { command = '', response, originalCode, message } = error;
  const step = phases.find(([pattern]) => pattern.test(command))?.[1] ?? 'data';
  const reply = response === undefined ? null : replyFrom(response);
  if (reply) {
    const reason = judgeReply(step, reply) ?? 'protocol_error';
    const said = `${step.toUpperCase()}: ${describeReply(reply)}`;
    return new Failure(reason, login ? withoutLogin(said, login) : said);
  }
  if (originalCode !== undefined) return failureOf(Object.assign(error, { code: originalCode }));
  if (/closed/i.test(message)) return new Failure('closed_early', 'It hung up.');
  return new Failure('protocol_error', message);
}
