import type { ImapSpec } from '../../../domain/monitor/mail-spec.ts';
import { internalDateIn, messageCountIn } from '../../mail/imap-response.ts';
import { mailboxWord } from '../../mail/imap-words.ts';
import { Failure, type Run } from '../../run.ts';
import type { ImapTalk } from './imap-talk.ts';

/** What the probe says of itself, to servers that ask for it (RFC 2971). */
const identity = 'ID ("name" "Helplight probe")';

const newestAttempts = 2;

/**
 * Opens the mailbox without a trace and measures how old its newest message is. Throws a `Failure`
 * when it cannot be opened, or when the newest message is older than it should be.
 */
export async function lookIntoMailbox(
  talk: ImapTalk,
  spec: ImapSpec,
  capabilities: readonly string[],
  run: Run,
): Promise<void> {
  const count = await examine(talk, spec.mailbox, capabilities);
  const newestAt = count === 0 ? null : await dateOfNewest(talk);
  judgeNewest(newestAt, spec.newestWithinMs, run);
}

/** EXAMINE opens for reading only (RFC 9051 §6.3.3); returns the number of messages. */
async function examine(
  talk: ImapTalk,
  mailbox: string,
  capabilities: readonly string[],
): Promise<number> {
  // Some servers show no mailbox to clients that do not say who they are; refusing it is no fault.
  if (capabilities.includes('ID')) await talk.ask('select', [identity]);
  const { condition, responses } = await talk.ask('select', [`EXAMINE ${mailboxWord(mailbox)}`]);
  talk.accept('select', condition);
  const count = responses.flatMap((response) => messageCountIn(response) ?? []).at(-1);
  if (count === undefined) throw new Failure('protocol_error', 'EXAMINE told no EXISTS.');
  return count;
}

/** Asks for one message only, however many there are; a message may go while it is asked for. */
async function dateOfNewest(talk: ImapTalk): Promise<number> {
  for (let attempt = 0; attempt < newestAttempts; attempt++) {
    const { condition, responses } = await talk.ask('newest', ['FETCH * (INTERNALDATE)']);
    const date = responses.flatMap((response) => internalDateIn(response) ?? []).at(-1);
    if (date !== undefined) return date;
    talk.accept('newest', condition);
  }
  throw new Failure('protocol_error', 'FETCH told no INTERNALDATE of the newest message.');
}

/** The clock of the server may be ahead of ours. */
function judgeNewest(newestAt: number | null, withinMs: number | null, run: Run): void {
  const ageMs = newestAt === null ? null : Math.max(0, Date.now() - newestAt);
  if (ageMs !== null) run.measure('newestMessageSeconds', ageMs / 1000);
  if (withinMs === null || (ageMs !== null && ageMs <= withinMs)) return;
  const found = newestAt === null ? 'is empty' : `is from ${new Date(newestAt).toISOString()}`;
  const what = newestAt === null ? 'The mailbox' : 'The newest message';
  throw new Failure('no_recent_mail', `${what} ${found}.`);
}
