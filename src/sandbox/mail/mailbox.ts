/** What can be set on a message (RFC 3501 §2.3.2); keywords of clients are kept as they are. */
export type Flag = string;

/** A message as it lies in the mailbox. Its flags change; all else stays. */
export type Message = Readonly<{
  uid: number;
  receivedAt: Date;
  /** The whole message with CRLF line ends. */
  content: Buffer;
  flags: Set<Flag>;
}>;

/** All messages together take no more memory than this. */
const mostBytes = 64 * 1024 * 1024;

/** A mailbox in memory, for any number of sessions at once. */
export class Mailbox {
  /** Another mailbox, as after a restart, has another one (RFC 3501 §2.3.1.1). */
  readonly uidValidity = Math.floor(Date.now() / 1000);
  readonly #watchers = new Set<() => void>();
  #messages: readonly Message[] = [];
  #nextUid = 1;

  constructor(readonly most = 500) {}

  /** The uid that the next message gets. */
  get nextUid(): number {
    return this.#nextUid;
  }

  /** Oldest first; the list is replaced when messages come or go. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Puts a message in; where there are too many, or too large ones, the oldest go. */
  deliver(content: Buffer): void {
    const message = { uid: this.#nextUid, receivedAt: new Date(), content, flags: new Set<Flag>() };
    this.#nextUid += 1;
    this.#messages = newest([...this.#messages, message], this.most);
    this.changed();
  }

  /** Takes messages out for good. */
  remove(gone: readonly Message[]): void {
    if (gone.length === 0) return;
    const those = new Set(gone);
    this.#messages = this.#messages.filter((message) => !those.has(message));
    this.changed();
  }

  /** Tells every session that messages came, went, or have other flags. */
  changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Calls the watcher after every change, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

function newest(messages: readonly Message[], most: number): readonly Message[] {
  let bytes = 0;
  const kept = [...messages].reverse().findIndex(({ content }, index) => {
    bytes += content.length;
    return index >= most || bytes > mostBytes;
  });
  return kept < 0 ? messages : messages.slice(messages.length - kept);
}
