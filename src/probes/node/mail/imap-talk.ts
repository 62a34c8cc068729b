import type { TLSSocket } from 'node:tls';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import {
  capabilitiesIn,
  describeCondition,
  type ImapCondition,
  type ImapResponse,
  imapResponse,
  literalAfter,
} from '../../mail/imap-response.ts';
import { type ImapStep, judgeCondition } from '../../mail/imap-verdict.ts';
import { readable } from '../../mail/readable.ts';
import { withoutLogin } from '../../mail/sasl.ts';
import { Failure, type Run } from '../../run.ts';
import type { Network } from '../connect.ts';
import type { LineReader } from './line-reader.ts';
import type { Wire } from './wire.ts';

/** What came in until a command was completed; what nobody asked for is among it. */
export type ImapAnswer = Readonly<{
  condition: ImapCondition;
  responses: readonly ImapResponse[];
}>;

/** The goodbye has a tag of its own, as it may be said while a command is under way. */
export const logout = 'bye LOGOUT';

/** A conversation with an IMAP server (RFC 9051, and RFC 3501 for older ones). */
export class ImapTalk {
  readonly #wire: Wire;
  readonly #login: Login | null;
  readonly #run: Run;
  #said = 0;

  /** The login is only here to be kept out of what the server is quoted with. */
  constructor(wire: Wire, login: Login | null, run: Run) {
    this.#wire = wire;
    this.#login = login;
    this.#run = run;
  }

  /** Listens to the greeting; `PREAUTH` means that nobody has to sign in. Throws a `Failure`. */
  async greeting(): Promise<ImapCondition> {
    this.#run.enter('greeting', 'no_response');
    const response = await this.#wire.hear((reader) => readResponse(reader, this.#login));
    if (response.kind !== 'condition') {
      throw new Failure('protocol_error', 'The server did not greet first.');
    }
    return this.accept('greeting', response.condition);
  }

  /** Asks what the server can do, in capitals. */
  async capabilities(): Promise<readonly string[]> {
    const { condition, responses } = await this.ask('capability', ['CAPABILITY']);
    this.accept('capability', condition);
    return responses.flatMap((response) => capabilitiesIn(response) ?? []);
  }

  /** Asks for TLS and begins it; what was learnt before is to be asked again (RFC 9051 §6.2.1). */
  async startTls(host: string, network: Network): Promise<TLSSocket> {
    const { condition } = await this.ask('starttls', ['STARTTLS']);
    this.accept('starttls', condition);
    return this.#wire.secure(host, network);
  }

  /**
   * Says a command in the phase of its step and reads the answer, whatever it is; every piece after
   * the first is said when the server asks for it. Throws a `Failure` when it takes its leave.
   */
  async ask(step: ImapStep, [command = '', ...pieces]: readonly string[]): Promise<ImapAnswer> {
    this.#run.enter(step, 'no_response');
    this.#said += 1;
    const tag = `a${this.#said}`;
    this.#wire.say(`${tag} ${command}`);
    // A client that has nothing more to say to a challenge cancels (RFC 9051 §6.2.2).
    const goOn = () => this.#wire.say(pieces.shift() ?? '*');
    const answer = await this.#wire.hear((reader) => readAnswer(reader, this.#login, tag, goOn));
    if (answer.condition.status === 'BYE') this.accept(step, answer.condition);
    return answer;
  }

  /** Throws a `Failure` with what a refusal means. */
  accept(step: ImapStep, condition: ImapCondition): ImapCondition {
    const reason = judgeCondition(step, condition);
    if (reason !== null) throw new Failure(reason, this.#quote(step, condition));
    return condition;
  }

  #quote(step: ImapStep, condition: ImapCondition): string {
    return withoutLogin(`${step.toUpperCase()}: ${describeCondition(condition)}`, this.#login);
  }
}

/** A BYE stands for the answer that will not come any more (RFC 9051 §7.1.5). */
async function readAnswer(
  reader: LineReader,
  login: Login | null,
  tag: string,
  goOn: () => void,
): Promise<ImapAnswer> {
  const responses: ImapResponse[] = [];
  for (;;) {
    const response = await readResponse(reader, login);
    if (response.kind === 'tagged' && response.tag === tag) {
      return { condition: response.condition, responses };
    }
    if (response.kind === 'tagged') throw new Failure('protocol_error', 'A tag is not ours.');
    if (response.kind === 'continue') goOn();
    else if (response.kind === 'condition' && response.condition.status === 'BYE') {
      return { condition: response.condition, responses };
    } else responses.push(response);
  }
}

/** What literals hold is read past: nothing of it is asked for, though a server may send it. */
async function readResponse(reader: LineReader, login: Login | null): Promise<ImapResponse> {
  let text = await reader.line();
  for (let length = literalAfter(text); length !== null; length = literalAfter(text)) {
    await reader.skip(length);
    text = `${text.replace(/\{\d+\+?\}$/, '""')}${await reader.line()}`;
  }
  const response = imapResponse(text);
  if (response) return response;
  const heard = withoutLogin(readable(text), login);
  throw new Failure('protocol_error', `This is no response of IMAP: ${heard}`);
}
