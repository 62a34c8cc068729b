import { type PathArgument, readPath } from './smtp-path.ts';

/** The largest message that is taken (RFC 1870). */
export const maxMessageBytes = 1024 * 1024;

/** One mail transaction (RFC 5321 §3.3): who sends, and to whom. Its methods return replies. */
export class SmtpTransaction {
  #sender: string | null = null;
  #hasRecipient = false;

  /** `address` is the one that mail is taken for. */
  constructor(readonly address: string) {}

  /** The reverse-path; empty for the null one. */
  get sender(): string {
    return this.#sender ?? '';
  }

  hasRecipient(): boolean {
    return this.#hasRecipient;
  }

  reset(): void {
    this.#sender = null;
    this.#hasRecipient = false;
  }

  /** MAIL (RFC 5321 §4.1.1.2). */
  mail(argument: string): string {
    if (this.#sender !== null) return '503 5.5.1 One sender at a time.';
    const path = readPath(argument, 'FROM');
    if (!path) return '501 5.1.7 Write it as MAIL FROM:<user@domain.example>.';
    const refusal = refusalOf(path);
    if (refusal) return refusal;
    this.#sender = path.address;
    return '250 2.1.0 That is the sender.';
  }

  /** RCPT (RFC 5321 §4.1.1.3). */
  recipient(argument: string): string {
    if (this.#sender === null) return '503 5.5.1 Name the sender first.';
    const path = readPath(argument, 'TO');
    if (!path || path.address === '') {
      return `501 5.1.3 Write it as RCPT TO:<${this.address}>.`;
    }
    if (path.parameters.size > 0) return '555 5.5.4 That parameter is not known.';
    if (domainOf(path.address) !== domainOf(this.address)) {
      return '554 5.7.1 Mail is not passed on from here.';
    }
    if (path.address.toLowerCase() !== this.address) return '550 5.1.1 There is no such mailbox.';
    this.#hasRecipient = true;
    return '250 2.1.5 That is us.';
  }
}

function refusalOf({ address, parameters }: PathArgument): string | null {
  for (const [name, value] of parameters) {
    const known = allowed[name];
    if (!known) return '555 5.5.4 That parameter is not known.';
    if (!known.test(value)) return '501 5.5.4 That parameter has a wrong value.';
  }
  if (Number(parameters.get('SIZE') ?? 0) > maxMessageBytes) {
    return `552 5.3.4 At most ${maxMessageBytes} bytes are taken.`;
  }
  if (/[^\0-\x7f]/.test(address) && !parameters.has('SMTPUTF8')) {
    return '553 5.6.7 Such an address needs SMTPUTF8.';
  }
  return null;
}

/** Parameters of MAIL, with the values they may have (RFC 1870, RFC 6152, RFC 6531). */
const allowed: Readonly<Record<string, RegExp>> = {
  SIZE: /^\d{1,20}$/,
  BODY: /^(7BIT|8BITMIME)$/i,
  SMTPUTF8: /^$/,
};

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
