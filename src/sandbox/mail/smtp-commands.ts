import { maxMessageBytes, SmtpTransaction } from './smtp-transaction.ts';
import { traceLines } from './trace.ts';

/** The name that the server gives itself. */
export const serverName = 'mx.wallet.example';

/** What one client says, and what it is replied (RFC 5321 §4.1.1). */
export class SmtpCommands {
  readonly #transaction: SmtpTransaction;
  readonly #deliver: (content: Buffer) => void;
  #client: Readonly<{ name: string; extended: boolean }> | null = null;

  constructor(address: string, deliver: (content: Buffer) => void) {
    this.#transaction = new SmtpTransaction(address);
    this.#deliver = deliver;
  }

  /** Does what a command says; the verb is in upper case. Content follows a reply of 354. */
  replyTo(verb: string, argument: string): string {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(argument, verb === 'EHLO');
      case 'MAIL':
        if (!this.#client) return '503 5.5.1 Say EHLO first.';
        return this.#transaction.mail(argument);
      case 'RCPT':
        return this.#transaction.recipient(argument);
      case 'DATA':
        return this.#data(argument);
      case 'RSET':
        this.#transaction.reset();
        return '250 2.0.0 Forgotten.';
      case 'NOOP':
        return '250 2.0.0 Well.';
      case 'VRFY':
        return '252 2.1.5 Try to send to it, and it will be seen.';
      case 'HELP':
        return `214 2.0.0 Mail for ${this.#transaction.address} is taken here.`;
      case 'QUIT':
        return `221 2.0.0 ${serverName} says goodbye.`;
      case 'AUTH':
      case 'BDAT':
      case 'EXPN':
      case 'STARTTLS':
        return '502 5.5.1 That is not offered.';
      default:
        return '500 5.5.2 That is no command.';
    }
  }

  #hello(name: string, extended: boolean): string {
    if (!/^[^\s\p{Cc}]+$/u.test(name)) return '501 5.5.4 Say by what name you are known.';
    this.#transaction.reset();
    this.#client = { name, extended };
    if (!extended) return `250 ${serverName}`;
    const offers = ['PIPELINING', `SIZE ${maxMessageBytes}`, '8BITMIME', 'SMTPUTF8', 'HELP'];
    const lines = [serverName, ...offers, 'ENHANCEDSTATUSCODES'];
    return lines.map((line, at) => `250${at < lines.length - 1 ? '-' : ' '}${line}`).join('\r\n');
  }

  #data(argument: string): string {
    if (argument !== '') return '501 5.5.4 DATA takes no argument.';
    if (!this.#transaction.hasRecipient()) return '503 5.5.1 Name a recipient first.';
    return '354 End the message with a line that holds only a dot.';
  }

  /** Takes the content of the message; null when it was too large. */
  receive(content: Buffer | null): string {
    const reply = this.#accept(content);
    this.#transaction.reset();
    return reply;
  }

  #accept(content: Buffer | null): string {
    if (!content) return `552 5.3.4 The message is larger than ${maxMessageBytes} bytes.`;
    if (/(^|[^\r])\n|\r(?!\n)/.test(content.toString('latin1'))) {
      return '550 5.6.0 The lines of a message end with CRLF.';
    }
    const { sender, address } = this.#transaction;
    const client = this.#client ?? { name: 'unknown', extended: false };
    const trace = traceLines({ sender, recipient: address, client, server: serverName });
    this.#deliver(Buffer.concat([Buffer.from(trace.text), content]));
    return `250 2.0.0 Taken as ${trace.id}.`;
  }
}
