import type { DisabledReason, SubscriptionState } from '../../domain/delivery/subscription.ts';
import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';
import { subscriberEn } from './subscriber-en.ts';
import { subscriberZh } from './subscriber-zh.ts';

/** The texts around subscribers in the console. */
export type ConsoleSubscriberTexts = Readonly<{
  about: string;
  none: string;
  noneFound: string;
  search: string;
  submit: string;
  /** That a viewer sees no whole address. */
  masked: string;
  /** The table of how many there are. */
  counts: Readonly<{ title: string; byMail: string; byWebhook: string }>;
  states: Readonly<Record<SubscriptionState, string>>;
  because: Readonly<Record<DisabledReason, string>>;
  /** How many subscriptions somebody has. */
  has: (count: number) => string;
  /** Around the time at which somebody first asked. */
  since: Around;
  unconfirmed: string;
  byChannel: Readonly<Record<'mail' | 'webhook', string>>;
  wants: Readonly<{
    title: string;
    none: string;
    everything: string;
    only: string;
    former: (count: number) => string;
  }>;
  deliveries: Readonly<{ title: string; none: string; all: string }>;
  removal: Readonly<{
    title: string;
    ask: (address: string) => string;
    effect: string;
    submit: string;
    keep: string;
    done: string;
  }>;
  quarantine: Readonly<{
    about: string;
    none: string;
    /** Below one who complained. */
    complained: string;
    /** Below one that nobody ever confirmed, and that so cannot be admitted. */
    neverConfirmed: string;
    submit: string;
    done: string;
  }>;
}>;

export const consoleSubscriberTexts: Readonly<Record<Language, ConsoleSubscriberTexts>> = {
  zh: subscriberZh,
  en: subscriberEn,
};
