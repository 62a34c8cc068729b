import type { InStatement } from '@libsql/client';
import { AppError } from '../domain/app-error.ts';
import type { Subscriber } from '../domain/delivery/subscriber.ts';
import type { Subscription } from '../domain/delivery/subscription.ts';
import { justAsked, mayBeWrittenTo } from '../storage/asked-letter.ts';
import { allHold, type Guard, holds } from '../storage/change.ts';
import { queueLetter } from '../storage/delivery.ts';
import { newId } from '../storage/id.ts';
import { insertSubscriber, readSubscriberBy } from '../storage/subscriber.ts';
import {
  insertSubscription,
  readSubscriptionsOf,
  rewriteSubscription,
  subscriptionsOfAre,
} from '../storage/subscription.ts';
import { insertWebhookEndpoint, readWebhookEndpointsBy } from '../storage/webhook-endpoint.ts';
import type { Acting } from './change/acting.ts';
import { carryOut, type Plan } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { type NewSubscription, newSubscription } from './input/subscription.ts';
import { subscriptionFaults } from './input/subscription-faults.ts';
import { urlFaults } from './input/webhook.ts';

/** Where and when somebody on the page asks to be told. */
export type Asking = Pick<Acting, 'db' | 'site' | 'now'> &
  Readonly<{ outgoing: Pick<Outgoing, 'urlFault' | 'wake'> }>;

/** How often it is planned anew when others ask at the same time. */
const attempts = 20;

/**
 * Asks for news on behalf of an address, which has to confirm it: a letter is queued that asks it to,
 * or, where it is told already, that says so. Whoever asks cannot tell which, nor that an address
 * gets no letter now: it takes the same reads and one batch, and answers nothing.
 * @throws AppError `invalid`, `stale` where others ask again and again, `unavailable`.
 */
export async function subscribe(asking: Asking, input: unknown): Promise<void> {
  const asked = parseInput(newSubscription, input);
  refuseFaults([
    ...(await subscriptionFaults(asking, asked)),
    ...(asked.channel === 'webhook' ? await urlFaults(asked.url, asking.outgoing) : []),
  ]);
  const { db, now, outgoing } = asking;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const known = await knownOf(asking, asked);
    const { subscriber, plan } = planOf(known, asked, now);
    const actor = { kind: 'subscriber', id: subscriber.id } as const;
    const done = await carryOut({ db, now, actor, once: null }, plan);
    if (done !== null) return outgoing.wake();
  }
  throw new AppError('stale', 'Many ask for this at once; try again in a moment.');
}

/** What is known of an address that asks. */
type Known = Readonly<{
  subscriber: Subscriber | null;
  /** All that the address ever asked for, oldest first. */
  subscriptions: readonly Subscription[];
  /** The one among them that is asked for once more. */
  same: Subscription | null;
  /** Whether a letter may go to the address, whatever it is about. */
  mayBeWrittenTo: boolean;
  /** Whether the one that is asked for had its letter a moment ago. */
  justAsked: boolean;
}>;

async function knownOf({ db, now }: Asking, asked: NewSubscription): Promise<Known> {
  const { address } = asked;
  const subscriber = await readSubscriberBy(db, address);
  const subscriptions = await readSubscriptionsOf(db, subscriber?.id ?? '');
  const numbers = subscriptions.map(({ number }) => number);
  const endpoints = await readWebhookEndpointsBy(db, numbers);
  const isSame = ({ id, channel, state, wanted }: Subscription) => {
    if (state === 'ended' || channel !== asked.channel) return false;
    if (wanted.subject !== asked.subject) return false;
    if (asked.channel === 'mail') return true;
    const endpoint = endpoints.find(({ subscription }) => subscription.id === id);
    return endpoint?.url === urlOf(asked) && endpoint.dialect === asked.dialect;
  };
  const same = subscriptions.find(isSame) ?? null;
  return {
    ...{ subscriber, subscriptions, same },
    mayBeWrittenTo: await holds(db, mayBeWrittenTo(address, now)),
    justAsked: await holds(db, justAsked(same?.number ?? 0, now)),
  };
}

/** As `new URL` writes it, which is how it is stored and compared. */
function urlOf({ url }: Extract<NewSubscription, { channel: 'webhook' }>): string {
  return new URL(url).href;
}

type Planned = Readonly<{ subscriber: Subscriber; plan: Plan<'asked'> }>;

function planOf(known: Known, asked: NewSubscription, now: number): Planned {
  const { address, language } = asked;
  const subscriber = known.subscriber ?? {
    ...{ id: newId(), address, language, createdAt: now, confirmedAt: null },
  };
  const subscription = known.same ?? newOf(asked, subscriber, now);
  const kind = letterFor(known);
  const plan = {
    action: 'subscription.ask',
    subject: subscription.id,
    detail: { channel: asked.channel, language, letter: kind, ...wantedOf(asked) },
    guard: guardOf(known, asked, now),
    statements: (change: string) => {
      if (!known.mayBeWrittenTo) return [];
      const letter = { id: newId(), subscription: subscription.id, at: now };
      return [
        insertSubscriber(subscriber, change),
        ...writtenOf(known, subscription, asked, change),
        ...(kind === null ? [] : [queueLetter({ ...letter, kind }, change)]),
      ];
    },
    events: [],
    result: 'asked' as const,
  };
  return { subscriber, plan };
}

/** The address still has what was read, and may be written to where it might. */
function guardOf(known: Known, { address }: NewSubscription, now: number): Guard {
  const unchanged = subscriptionsOfAre(address, known.subscriptions);
  return known.mayBeWrittenTo ? allHold(unchanged, mayBeWrittenTo(address, now)) : unchanged;
}

/** Who is told already is only reminded; to whom letters came back is asked again. */
function letterFor(known: Known): 'confirmation' | 'reminder' | null {
  if (!known.mayBeWrittenTo || known.justAsked) return null;
  const { same } = known;
  return same?.state === 'active' || same?.state === 'paused' ? 'reminder' : 'confirmation';
}

function newOf(
  asked: NewSubscription,
  { id }: Subscriber,
  now: number,
): Omit<Subscription, 'number' | 'since'> {
  return {
    ...{ id: newId(), channel: asked.channel, origin: 'visitor', subscriber: id },
    ...{ language: asked.language, wanted: wantedOf(asked), state: 'unconfirmed', because: null },
    ...{ createdAt: now, confirmedAt: null, endedAt: null, version: 1 },
  };
}

/** What nobody has confirmed yet becomes what was asked for last. */
function writtenOf(
  { same }: Known,
  subscription: Omit<Subscription, 'number' | 'since'>,
  asked: NewSubscription,
  change: string,
): readonly InStatement[] {
  const { id, version } = subscription;
  if (same === null) {
    const stored = insertSubscription(subscription, change);
    return asked.channel === 'mail' ? [stored] : [stored, endpointOf(id, asked, change)];
  }
  if (same.state !== 'unconfirmed') return [];
  const after = { id, language: asked.language, wanted: wantedOf(asked), version: version + 1 };
  return [rewriteSubscription(after, change)];
}

function endpointOf(
  subscription: string,
  asked: Extract<NewSubscription, { channel: 'webhook' }>,
  change: string,
): InStatement {
  const { dialect } = asked;
  const endpoint = { url: urlOf(asked), dialect, name: '', secretVersion: 1, rotatedAt: null };
  return insertWebhookEndpoint(subscription, endpoint, change);
}

function wantedOf({ events, components, subject }: NewSubscription) {
  return { events, components, subject };
}
