import { isUrgent, letterDueAt, letterRate, subjectOf } from '../../domain/delivery/digest.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Database } from '../../storage/database.ts';
import type { Keys } from '../../storage/keys.ts';
import { readLettersLeft } from '../../storage/letters-left.ts';
import { readNewestAbout } from '../../storage/newest-event.ts';
import type { Carried, Carry, Load, OpenCarry } from '../carry.ts';
import type { ReadSupport } from '../support.ts';
import { type Addressee, readAddressees } from './addressee.ts';
import type { Sender } from './correspondence.ts';
import { createDeadAddresses, type DeadAddresses } from './dead-addresses.ts';
import { type Lately, readLately } from './lately.ts';
import type { Letter, Posting, SendLetter } from './letter.ts';
import { newsLetter } from './news-letter.ts';
import { ownLetter } from './own-letter.ts';

/** What letters are written and sent with. */
export type MailTools = Readonly<{
  db: Database;
  send: SendLetter;
  keys: Keys;
  /** The origin under which people see the page. */
  baseUrl: string;
  readSupport: ReadSupport;
  /** UTC milliseconds. */
  now: () => number;
}>;

/**
 * Brings news by mail: all that is due to one subscription in one letter, and a few letters in ten
 * minutes at most, so that a storm of news fills nobody's mailbox. Letters about a subscription
 * itself go alone and at once, also those of subscriptions by webhook, to their owner.
 */
export function mailCarry({ db, send, keys, baseUrl, readSupport, now }: MailTools): OpenCarry {
  const dead = createDeadAddresses();
  return async (numbers) => {
    const [{ watched, status }, left] = await Promise.all([
      readSupport(),
      readLettersLeft(db, numbers, now() - letterRate.withinMs),
    ]);
    const sender = { site: watched.site, conditions: status.conditions, keys, baseUrl };
    const addressees = readLately<ReadonlyMap<number, Addressee>>(lastMomentMs, now);
    const newest = readLately<readonly EventDocument[]>(lastMomentMs, now);
    return carryTo({ db, sender, send, now, dead, newest }, left, () =>
      addressees('', () => readAddressees(db, numbers)),
    );
  };
}

/** What leaves within so many milliseconds tells how things stand. */
const atOnceMs = 3000;

/** Letters that are written within so many milliseconds share their questions: each may count. */
const lastMomentMs = 2000;

type Means = Pick<MailTools, 'db' | 'send' | 'now'> &
  Readonly<{ sender: Sender; dead: DeadAddresses; newest: Lately<readonly EventDocument[]> }>;

function carryTo(
  { db, sender, send, now, dead, newest }: Means,
  left: ReadonlyMap<number, readonly number[]>,
  readAll: () => Promise<ReadonlyMap<number, Addressee>>,
): Carry {
  return async (loads, signal) => {
    const at = now();
    const number = loads[0]?.subscription ?? 0;
    // At the last moment: what was ended while other letters left must not be sent.
    const addressee = (await readAll()).get(number);
    // A database that lags behind may not know them yet.
    if (addressee === undefined)
      return { ...unsent(at, 'Nobody was found to write to.'), result: 'failed' };
    const dueAt = letterDueAt(left.get(number) ?? [], at, urgencyOf(loads));
    if (dueAt > at && isNews(loads)) return postponed(at, dueAt - at);
    const letter = await letterOf({ db, sender, newest }, addressee, loads, at);
    if (letter === null) return unsent(at, 'There was nothing to tell any more.');
    return carriedBy(await send(letter, signal), letter.to, at, dead);
  };
}

function isNews(loads: readonly Load[]): boolean {
  return loads.every(({ kind }) => kind === 'event');
}

function urgencyOf(loads: readonly Load[]): 'usual' | 'urgent' {
  return loads.some(({ event }) => event !== null && isUrgent(event)) ? 'urgent' : 'usual';
}

/**
 * A letter about the subscription itself comes alone. News is for those who want it at this moment:
 * it may have been ended since it was queued.
 */
async function letterOf(
  { db, sender, newest }: Pick<Means, 'db' | 'sender' | 'newest'>,
  addressee: Addressee,
  loads: readonly Load[],
  now: number,
): Promise<Letter | null> {
  const [first] = loads;
  if (first && first.kind !== 'event') {
    return ownLetter(sender, addressee, { id: first.id, kind: first.kind });
  }
  if (addressee.subscription.state !== 'active') return null;
  const known = await readNewer({ db, newest }, loads, now);
  return newsLetter(sender, addressee, { loads, known }, now);
}

/** A letter that was held or comes late for another reason must not tell as new what is over. */
async function readNewer(
  { db, newest }: Pick<Means, 'db' | 'newest'>,
  loads: readonly Load[],
  now: number,
): Promise<readonly EventDocument[]> {
  const late = loads
    .flatMap(({ event }) => event ?? [])
    .filter(({ timestamp }) => Date.parse(timestamp) < now - atOnceMs);
  if (late.length === 0) return [];
  const subjects = [...new Set(late.map(({ data }) => subjectOf(data)))].sort();
  return newest(subjects.join(' '), () => readNewestAbout(db, subjects));
}

function carriedBy(posting: Posting, to: string, at: number, dead: DeadAddresses): Carried {
  switch (posting.kind) {
    case 'accepted': {
      dead.taken(to, at);
      const { ms, status, detail } = posting;
      const attempt = { at, ms, status, failure: null, detail };
      return { result: 'delivered', retryAfterMs: null, attempt };
    }
    case 'refused': {
      const { ms, permanent, status, detail } = posting;
      const attempt = { at, ms, status, failure: 'refused', detail } as const;
      const isGone = permanent && dead.refused(to, at);
      return { result: isGone ? 'gone' : 'failed', retryAfterMs: null, attempt };
    }
    case 'failed': {
      const { ms, failure, detail } = posting;
      const attempt = { at, ms, status: null, failure, detail };
      return { result: 'failed', retryAfterMs: null, attempt };
    }
    case 'busy':
      return postponed(at, posting.againMs);
  }
}

function unsent(at: number, detail: string): Carried {
  const attempt = { at, ms: 0, status: null, failure: 'internal', detail } as const;
  return { result: 'refused', retryAfterMs: null, attempt };
}

function postponed(at: number, ms: number): Carried {
  const attempt = { at, ms: 0, status: null, failure: null, detail: 'Not tried yet.' };
  return { result: 'postponed', retryAfterMs: ms, attempt };
}
