import type { DeliveryState } from '../domain/delivery/delivery.ts';
import type { NewsKind } from '../domain/delivery/news-kind.ts';
import type { DisabledReason, SubscriptionState } from '../domain/delivery/subscription.ts';
import type { Dialect } from '../domain/delivery/webhook-endpoint.ts';
import type { EventType } from '../domain/event.ts';
import type { Language } from '../domain/localized.ts';
import { subscriptionEn } from './subscription-en.ts';
import { subscriptionZh } from './subscription-zh.ts';
import type { Around, Message } from './texts.ts';

/** What was done to a subscription, as its page says afterwards where its heading does not. */
export type SubscriptionDone = 'changed' | 'tested' | 'resumed' | 'rotated' | 'redelivered';

/** The texts of the pages on which people subscribe, and look after what they have. */
export type SubscriptionTexts = Readonly<{
  /** The page on which one subscribes; the second title is for those who follow one thing. */
  title: string;
  titleOfOne: string;
  lead: string;
  webhookLead: string;
  address: string;
  addressHint: string;
  /** Around the title of the one incident or work that is followed. */
  only: Around;
  /** Leads from there to all the rest. */
  followAll: string;
  components: string;
  kinds: string;
  kind: Readonly<Record<NewsKind, string>>;
  language: string;
  url: string;
  urlHint: string;
  dialect: string;
  dialects: Readonly<Record<Dialect, string>>;
  submit: string;
  byWebhook: string;
  byMail: string;
  /** Leads here from other pages; from an incident that goes on, and from planned work. */
  toSubscribe: string;
  tellMe: string;
  tellMeOfWork: string;
  feeds: Readonly<{
    heading: string;
    text: string;
    /** Where no mail is sent, so that there is nothing to fill in. */
    instead: string;
    history: string;
    updates: string;
  }>;
  /** After a form was sent, whoever sent it; and where letters are shown, in the sandbox. */
  sent: Message;
  sentToInbox: Message;
  toInbox: string;
  /** What is wrong with a form as a whole. */
  refusals: Readonly<{
    invalid: string;
    tooMany: string;
    away: string;
    conflict: string;
  }>;
  /** What to do about a field. */
  faults: Readonly<
    Record<'address' | 'dialect' | 'components' | 'events' | 'language' | 'subject', string>
  >;
  /** The page of a subscription: what is said where it stands. */
  states: Readonly<Record<SubscriptionState, Message>>;
  because: Readonly<Record<DisabledReason, string>>;
  facts: Readonly<{
    to: string;
    everything: string;
    /** Between the members of a list. */
    comma: string;
  }>;
  confirm: string;
  again: string;
  change: string;
  save: string;
  end: string;
  endHint: string;
  done: Readonly<Record<SubscriptionDone, string>>;
  webhook: Readonly<{
    secret: string;
    secretHint: string;
    show: string;
    rotate: string;
    rotateHint: string;
    /** Where the secret before the last change still signs, as it would then no more. */
    rotateAgainHint: string;
    rotateNow: string;
    /** Around the time until which the former secret signs, too. */
    both: Around;
    try: string;
    test: string;
    pause: string;
    resume: string;
    log: string;
    logEmpty: string;
    redeliver: string;
    attempts: (count: number) => string;
    noAnswer: string;
    /** Around the time of it. */
    nextAttempt: Around;
  }>;
  delivery: Readonly<Record<DeliveryState, string>>;
  /** What a delivery tells of. */
  event: Readonly<Record<EventType, string>>;
}>;

export const subscriptionTexts: Readonly<Record<Language, SubscriptionTexts>> = {
  zh: subscriptionZh,
  en: subscriptionEn,
};
