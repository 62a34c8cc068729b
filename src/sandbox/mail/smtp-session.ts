import type { Duplex } from 'node:stream';
import { Late } from '../late.ts';
import { Intake, utf8 } from './intake.ts';
import { SmtpCommands, serverName } from './smtp-commands.ts';
import { type Content, ContentIntake } from './smtp-content.ts';
import { maxMessageBytes } from './smtp-transaction.ts';

/** RFC 5321 §4.5.3.1.4 asks for 512 octets at least; extensions add to it. */
const maxLineLength = 2048;

/** After so many refused commands in a row the line is of no use to the client. */
const maxFaults = 20;

/** One connection of a mail client or server. Replies carry enhanced codes (RFC 2034, RFC 3463). */
export class SmtpSession {
  readonly #stream: Duplex;
  readonly #commands: SmtpCommands;
  readonly #late = new Late();
  readonly #intake = new Intake();
  #content: ContentIntake | null = null;
  #state: 'waiting' | 'talking' | 'over' = 'waiting';
  #faults = 0;

  constructor(stream: Duplex, address: string, deliver: (content: Buffer) => void) {
    this.#stream = stream;
    this.#commands = new SmtpCommands(address, deliver);
    stream.on('data', (chunk: Buffer) => this.#hear(chunk));
    stream.once('end', () => stream.end());
    stream.once('close', () => this.#late.callOff());
  }

  /** Says who is here, so many milliseconds later. */
  greet(afterMs: number): void {
    this.#late.after(afterMs, () => {
      this.#say(`220 ${serverName} ESMTP Helplight sandbox`);
      this.#state = 'talking';
      this.#work();
    });
  }

  /** Says that the server is out of order (RFC 5321 §3.8) and hangs up. */
  fail(): void {
    this.#end(`421 4.3.2 ${serverName} is out of order. It has been broken on purpose.`);
  }

  #hear(chunk: Buffer): void {
    if (this.#state === 'over') return;
    this.#intake.add(chunk);
    this.#work();
  }

  /** One command after the other, however they came (RFC 2920). */
  #work(): void {
    while (this.#state === 'talking') {
      if (this.#content) {
        const content = this.#content.take(this.#intake.takeAll());
        if (!content) return;
        this.#take(content);
      } else {
        const line = this.#intake.takeLine();
        if (line === null) break;
        this.#obey(line);
      }
    }
    if (this.#intake.length > maxLineLength) this.#end('500 5.5.2 The line is too long.');
  }

  #obey(line: string): void {
    const [, verb = '', argument = ''] = /^([a-z]*) ?(.*?) *$/is.exec(line) ?? [];
    const reply = line.length > maxLineLength ? '500 5.5.2 The line is too long.' : null;
    this.#answer(reply ?? this.#commands.replyTo(verb.toUpperCase(), utf8(argument)));
  }

  #answer(reply: string): void {
    this.#faults = /^[45]/.test(reply) ? this.#faults + 1 : 0;
    if (this.#faults >= maxFaults) this.#end('421 4.7.0 Too many faults.');
    else if (reply.startsWith('221')) this.#end(reply);
    else this.#say(reply);
    if (reply.startsWith('354')) this.#content = new ContentIntake(maxMessageBytes);
  }

  #take({ content, rest }: Content): void {
    this.#content = null;
    this.#intake.add(rest);
    this.#answer(this.#commands.receive(content));
  }

  #end(reply: string): void {
    if (this.#state === 'over') return;
    this.#say(reply);
    this.#state = 'over';
    this.#late.callOff();
    this.#stream.end();
  }

  #say(reply: string): void {
    this.#stream.write(`${reply}\r\n`);
  }
}
