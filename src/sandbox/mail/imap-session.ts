import type { Duplex } from 'node:stream';
import { Late } from '../late.ts';
import { CommandIntake } from './imap-command-intake.ts';
import { capabilities, ImapCommands } from './imap-commands.ts';
import { type Awaited, bad, ok, type Reply } from './imap-reply.ts';
import type { Account } from './imap-sign-in.ts';
import { readValues, textOf, type Value } from './imap-text.ts';
import type { Mailbox } from './mailbox.ts';

/** What the next line belongs to, when it is no command. */
type Pending = Readonly<{ tag: string; what: Awaited['awaits'] }>;

/** One connection of a mail client. */
export class ImapSession {
  readonly #stream: Duplex;
  readonly #commands: ImapCommands;
  readonly #late = new Late();
  readonly #intake = new CommandIntake();
  #state: 'waiting' | 'talking' | 'over' = 'waiting';
  #pending: Pending | null = null;

  constructor(stream: Duplex, account: Account, mailbox: Mailbox) {
    this.#stream = stream;
    this.#commands = new ImapCommands(account, mailbox);
    const unwatch = mailbox.watch(() => this.#push());
    stream.on('data', (chunk: Buffer) => this.#hear(chunk));
    stream.once('end', () => stream.end());
    stream.once('close', () => {
      unwatch();
      this.#late.callOff();
    });
  }

  /** Says who is here, so many milliseconds later. */
  greet(afterMs: number): void {
    this.#late.after(afterMs, () => {
      this.#state = 'talking';
      this.#say(`* OK [CAPABILITY ${capabilities}] Helplight sandbox`);
      this.#work();
    });
  }

  /** Says that the server is out of order (RFC 3501 §7.1.5) and hangs up. */
  fail(): void {
    this.#end('BYE [UNAVAILABLE] Out of order. It has been broken on purpose.');
  }

  #hear(chunk: Buffer): void {
    if (this.#state === 'over') return;
    this.#intake.add(chunk);
    this.#work();
  }

  #work(): void {
    while (this.#state === 'talking') {
      const next = this.#intake.next();
      if (!next) return;
      if (next.kind === 'asks') this.#say('+ Go on.');
      else if (next.kind === 'too_long') this.#end('BYE [TOOBIG] The command is too long.');
      else if (this.#pending) this.#goOn(this.#pending, next.text);
      else this.#obey(next.text);
    }
  }

  #obey(text: string): void {
    const found = /^([^\s\p{Cc}(){}%*"\\+]+) ([a-z]+)(?: (.*))?$/isu.exec(text);
    const args = readValues(found?.[3] ?? '');
    if (!found || !args) {
      this.#answer(found?.[1] ?? '*', bad('That is no command.'));
      return;
    }
    const [, tag = '', word = ''] = found;
    const [verb, rest] = verbIn(word.toUpperCase(), args);
    const reply = this.#commands.replyTo(verb, rest);
    if ('awaits' in reply) this.#await(tag, reply);
    else this.#answer(tag, reply, countsByPlace.has(verb) ? 'later' : 'told');
    if (verb === 'LOGOUT') this.#end(null);
  }

  #await(tag: string, { awaits, prompt }: Awaited): void {
    this.#pending = { tag, what: awaits };
    this.#say(`+ ${prompt}`);
    if (awaits === 'done') this.#push();
  }

  #goOn({ tag, what }: Pending, line: string): void {
    this.#pending = null;
    if (what === 'credentials') this.#answer(tag, this.#commands.signIn(line));
    else this.#answer(tag, /^done$/i.test(line) ? ok('Done.') : bad('IDLE ends with DONE.'));
  }

  #answer(tag: string, reply: Reply, removals: 'told' | 'later' = 'told'): void {
    const updates = this.#commands.view?.updates(removals) ?? [];
    for (const line of [...reply.untagged, ...updates]) this.#say(`* ${line}`);
    this.#say(`${tag} ${reply.status} ${reply.text}`);
  }

  /** Tells of changes at once where the client listens for them (RFC 2177). */
  #push(): void {
    if (this.#pending?.what !== 'done' || this.#state !== 'talking') return;
    for (const line of this.#commands.view?.updates('told') ?? []) this.#say(`* ${line}`);
  }

  #end(last: string | null): void {
    if (this.#state === 'over') return;
    if (last !== null) this.#say(`* ${last}`);
    this.#state = 'over';
    this.#late.callOff();
    this.#stream.end();
  }

  #say(line: string): void {
    this.#stream.write(`${line}\r\n`, 'latin1');
  }
}

/** Places must not move under a client that counts by them (RFC 3501 §7.4.1). */
const countsByPlace: ReadonlySet<string> = new Set(['FETCH', 'STORE', 'SEARCH']);

/** `UID FETCH 1:*` is a verb of two words. */
function verbIn(word: string, args: readonly Value[]): [verb: string, args: readonly Value[]] {
  if (word !== 'UID') return [word, args];
  return [`UID ${textOf(args[0])?.toUpperCase() ?? ''}`, args.slice(1)];
}
