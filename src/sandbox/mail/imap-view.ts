import { isIn, type SequenceSet } from './imap-sequence.ts';
import type { Mailbox, Message } from './mailbox.ts';

/** A message with its place in the view, from 1. */
export type Placed = Readonly<{ place: number; message: Message }>;

/**
 * What one session knows of the mailbox. Places change only when the session has been told
 * (RFC 3501 §7.4.1), whatever others have done to the mailbox meanwhile.
 */
export class View {
  #messages: readonly Message[];
  readonly #toldFlags = new Map<Message, string>();

  constructor(
    readonly mailbox: Mailbox,
    readonly access: 'READ-WRITE' | 'READ-ONLY',
  ) {
    this.#messages = mailbox.messages;
    for (const message of this.#messages) this.tellFlags(message);
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** The messages that a set means, by place or by uid. */
  chosen(set: SequenceSet, numbering: 'sequence' | 'uid'): readonly Placed[] {
    const number = ({ place, message }: Placed) => (numbering === 'uid' ? message.uid : place);
    const placed = this.placed();
    const last = placed.at(-1);
    return last ? placed.filter((one) => isIn(set, number(one), number(last))) : [];
  }

  placed(): readonly Placed[] {
    return this.#messages.map((message, index) => ({ place: index + 1, message }));
  }

  /** Returns the flags of a message, which the session knows from now on. */
  tellFlags(message: Message): string {
    const flags = `(${[...message.flags].join(' ')})`;
    this.#toldFlags.set(message, flags);
    return flags;
  }

  /** What is new since the session was told last; removals can wait while it counts by places. */
  updates(removals: 'told' | 'later'): readonly string[] {
    const expunged = removals === 'told' ? this.#expunged() : [];
    return [...expunged, ...this.#arrived(), ...this.#reflagged()];
  }

  /** From the last to the first, so that no place moves before it is named. */
  #expunged(): readonly string[] {
    const present = new Set(this.mailbox.messages);
    const gone = this.placed().filter(({ message }) => !present.has(message));
    if (gone.length === 0) return [];
    for (const { message } of gone) this.#toldFlags.delete(message);
    this.#messages = this.#messages.filter((message) => present.has(message));
    return gone.reverse().map(({ place }) => `${place} EXPUNGE`);
  }

  #arrived(): readonly string[] {
    const last = this.#messages.at(-1)?.uid ?? 0;
    const fresh = this.mailbox.messages.filter(
      (message) => message.uid > last && !this.#toldFlags.has(message),
    );
    if (fresh.length === 0) return [];
    for (const message of fresh) this.tellFlags(message);
    this.#messages = [...this.#messages, ...fresh];
    return [`${this.#messages.length} EXISTS`];
  }

  #reflagged(): readonly string[] {
    return this.placed()
      .filter(({ message }) => {
        const known = this.#toldFlags.get(message);
        return known !== this.tellFlags(message);
      })
      .map(
        ({ place, message }) =>
          `${place} FETCH (UID ${message.uid} FLAGS ${this.tellFlags(message)})`,
      );
  }
}
