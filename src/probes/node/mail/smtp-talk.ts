import type { TLSSocket } from 'node:tls';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { readable } from '../../mail/readable.ts';
import { withoutLogin } from '../../mail/sasl.ts';
import { extensionsOf, noExtensions, type SmtpExtensions } from '../../mail/smtp-extensions.ts';
import { describeReply, replyLine, type SmtpReply } from '../../mail/smtp-reply.ts';
import { judgeReply, type SmtpStep } from '../../mail/smtp-verdict.ts';
import { Failure, type Run } from '../../run.ts';
import type { Network } from '../connect.ts';
import type { LineReader } from './line-reader.ts';
import { type Wire, waitAtMost } from './wire.ts';

const quitLimitMs = 1000;
/** What is kept of the deadline when nobody answers a QUIT. */
const quitMarginMs = 20;

/** A conversation with an SMTP server (RFC 5321); every step is a phase of the run. */
export class SmtpTalk {
  readonly #wire: Wire;
  readonly #login: Login | null;
  readonly #run: Run;

  /** The login is only here to be kept out of what the server is quoted with. */
  constructor(wire: Wire, login: Login | null, run: Run) {
    this.#wire = wire;
    this.#login = login;
    this.#run = run;
  }

  /** Listens to the greeting. Throws a `Failure` unless we are welcome. */
  async greeting(): Promise<void> {
    this.#run.enter('greeting', 'no_response');
    this.accept('greeting', await this.#reply());
  }

  /** Introduces itself by EHLO, or by HELO to servers that know no better (RFC 5321 §3.2). */
  async hello(name: string): Promise<SmtpExtensions> {
    const reply = await this.ask('ehlo', `EHLO ${name}`);
    if (reply.code !== 500 && reply.code !== 502) {
      this.accept('ehlo', reply);
      return extensionsOf(reply);
    }
    this.accept('ehlo', await this.ask('ehlo', `HELO ${name}`));
    return noExtensions;
  }

  /** Asks for TLS and begins it (RFC 3207); what was learnt before is to be asked again. */
  async startTls(host: string, network: Network): Promise<TLSSocket> {
    await this.must('starttls', 'STARTTLS');
    return this.#wire.secure(host, network);
  }

  /** Says a command in the phase of its step and returns the reply, whatever it is. */
  ask(step: SmtpStep, command: string): Promise<SmtpReply> {
    this.#run.enter(step, 'no_response');
    this.#wire.say(command);
    return this.#reply();
  }

  /** Says a command that has to be accepted. Throws a `Failure` when it is not. */
  async must(step: SmtpStep, command: string): Promise<void> {
    this.accept(step, await this.ask(step, command));
  }

  /** Throws a `Failure` with what a refusal means. */
  accept(step: SmtpStep, reply: SmtpReply): void {
    const reason = judgeReply(step, reply);
    if (reason !== null) throw new Failure(reason, this.quote(step, reply));
  }

  /** A reply as evidence for staff. */
  quote(step: SmtpStep, reply: SmtpReply): string {
    return withoutLogin(`${step.toUpperCase()}: ${describeReply(reply)}`, this.#login);
  }

  /** Says QUIT in a phase of its own; no answer to it is no failure. */
  async quit(): Promise<void> {
    const limitMs = Math.min(quitLimitMs, this.#run.remainingMs() - quitMarginMs);
    await waitAtMost(limitMs, this.ask('quit', 'QUIT'));
    this.#wire.end();
  }

  #reply(): Promise<SmtpReply> {
    return this.#wire.hear((reader) => readReply(reader, this.#login));
  }
}

/** RFC 5321 §4.2.1. Where the codes of its lines differ, the last one counts, as for other clients. */
async function readReply(reader: LineReader, login: Login | null): Promise<SmtpReply> {
  const lines: string[] = [];
  for (;;) {
    const heard = await reader.line();
    const line = replyLine(heard);
    if (!line) throw noReply(withoutLogin(readable(heard), login));
    lines.push(line.text);
    if (line.isLast) return { code: line.code, lines };
  }
}

function noReply(heard: string): Failure {
  return new Failure('protocol_error', `This is no reply of SMTP: ${heard}`);
}
