import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { ImapStep } from '../../mail/imap-verdict.ts';
import { type Mark, markField, markIn } from '../../mail/probe-mark.ts';
import { Failure } from '../../run.ts';
import { mailboxFailure } from './mailbox-failure.ts';
import { waitAtMost } from './wire.ts';

/** Leftovers are looked for among so many of the newest messages. */
const newestLimit = 1000;
/** At most so many leftovers are removed in one run. */
const leftoverLimit = 100;

/** A message of ours in the mailbox. */
type Found = Readonly<{ uid: number; mark: Mark }>;

/** A mailbox that is open for reading and removing, and tells when something happens in it. */
export class Mailbox {
  readonly #client: ImapFlow;
  #broken: Failure | null = null;
  #nextUid = 1;
  #wake = () => {};

  constructor(client: ImapFlow) {
    this.#client = client;
    client.on('exists', () => this.#wake());
    client.on('error', (error) => this.#break(mailboxFailure('newest', error)));
    client.on('close', () => this.#break(mailboxFailure('newest', null, client.byeReason)));
  }

  /** Opens it by name, and remembers what is the newest message. Throws a `Failure`. */
  async select(name: string): Promise<void> {
    const opened = await this.#ask(this.#client.mailboxOpen(name), 'select');
    if (opened.readOnly) throw new Failure('misconfigured', 'The mailbox may only be read.');
    // Some servers do not tell UIDNEXT (RFC 9051 §7.1).
    this.#nextUid = opened.uidNext ?? (await this.#lastUid()) + 1;
  }

  /** Removes messages of ours that nobody waits for any more, among the newest 1,000. */
  async purge(now: number): Promise<void> {
    const count = this.#client.mailbox ? this.#client.mailbox.exists : 0;
    if (count === 0) return;
    const newest = `${Math.max(1, count - newestLimit + 1)}:*`;
    const uids = await this.#ask(
      this.#client.search({ seq: newest, header: { [markField]: true } }, { uid: true }),
    );
    // A server that cannot search for it keeps its leftovers.
    if (!Array.isArray(uids) || uids.length === 0) return;
    const ours = await this.#marked(uids.slice(-leftoverLimit).join(','));
    await this.remove(ours.filter(({ mark }) => mark.expiresAt <= now));
  }

  /** The messages with this mark among those that came since the last look. Throws a `Failure`. */
  async newWith(wanted: Mark): Promise<readonly Found[]> {
    const since = this.#nextUid;
    const ours = await this.#marked(`${since}:*`);
    return ours.filter(({ uid, mark }) => uid >= since && isSame(mark, wanted));
  }

  /** Waits until the server tells that something came in (RFC 2177), at most so long. */
  async news(limitMs: number): Promise<void> {
    if (this.#broken) throw this.#broken;
    const told = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#client.capabilities.has('IDLE')) void this.#client.idle();
    await (Number.isFinite(limitMs) ? waitAtMost(limitMs, told) : told);
    if (this.#broken) throw this.#broken;
  }

  /** Removes messages and nothing else. Throws a `Failure`. */
  async remove(messages: readonly Found[]): Promise<void> {
    if (messages.length === 0) return;
    const uids = messages.map(({ uid }) => uid);
    const range = uids.join(',');
    await this.#must(this.#client.messageFlagsAdd(range, ['\\Deleted'], { uid: true }));
    if (!(await this.#mayExpunge(uids))) return;
    await this.#must(this.#client.messageDelete(range, { uid: true }));
  }

  /** Without UIDPLUS (RFC 4315) EXPUNGE takes everything that anybody has marked. */
  async #mayExpunge(uids: readonly number[]): Promise<boolean> {
    if (this.#client.capabilities.has('UIDPLUS')) return true;
    const deleted = await this.#ask(this.#client.search({ deleted: true }, { uid: true }));
    return Array.isArray(deleted) && deleted.every((uid) => uids.includes(uid));
  }

  async #lastUid(): Promise<number> {
    const newest = await this.#ask(this.#client.fetchOne('*', { uid: true }));
    return newest ? newest.uid : 0;
  }

  async #marked(range: string): Promise<readonly Found[]> {
    const query = { uid: true, headers: [markField] };
    const messages = await this.#ask(this.#client.fetchAll(range, query, { uid: true }));
    for (const { uid } of messages) this.#nextUid = Math.max(this.#nextUid, uid + 1);
    return messages.flatMap(found);
  }

  async #must(done: Promise<boolean>): Promise<void> {
    if (await this.#ask(done)) return;
    throw new Failure('mailbox_unavailable', 'The test message could not be removed.');
  }

  async #ask<Answer>(asked: Promise<Answer>, step: ImapStep = 'newest'): Promise<Answer> {
    const answer = await asked.catch((error) => {
      throw this.#broken ?? mailboxFailure(step, error, this.#client.byeReason);
    });
    // Some commands swallow what broke them.
    if (this.#broken) throw this.#broken;
    return answer;
  }

  #break(failure: Failure): void {
    this.#broken ??= failure;
    this.#wake();
  }
}

/** A run that looks in both families sends two messages. */
function isSame(one: Mark, other: Mark): boolean {
  return one.runId === other.runId && one.expiresAt === other.expiresAt;
}

function found({ uid, headers }: FetchMessageObject): readonly Found[] {
  const mark = headers ? markIn(headers.toString('latin1')) : null;
  return mark ? [{ uid, mark }] : [];
}
