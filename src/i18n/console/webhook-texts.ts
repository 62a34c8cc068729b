import type {
  DisabledReason,
  Origin,
  SubscriptionState,
} from '../../domain/delivery/subscription.ts';
import type { UrlFault } from '../../domain/delivery/url-fault.ts';
import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';
import { webhookEn } from './webhook-en.ts';
import { webhookZh } from './webhook-zh.ts';

/** What was done to a webhook, as the page says that comes after it. */
export type WebhookDone = 'created' | 'saved' | 'paused' | 'resumed' | 'redelivered' | 'removed';

/** The texts around webhooks in the console. */
export type ConsoleWebhookTexts = Readonly<{
  /** What a webhook is for. */
  about: string;
  none: string;
  create: string;
  /** To whom nothing was posted yet, and around the time of what was posted last. */
  nothingYet: string;
  lastPosted: Around;
  /** Where a webhook stands; one that is told and does nothing but fail is `failing`. */
  states: Readonly<Record<SubscriptionState | 'failing', string>>;
  because: Readonly<Record<DisabledReason, string>>;
  /** Around the time since when it stands so. */
  since: Around;
  what: Readonly<{
    title: string;
    url: string;
    dialect: string;
    language: string;
    events: string;
    components: string;
    /** Where only one incident or work is followed. */
    only: string;
    everything: string;
    comma: string;
    origin: string;
    origins: Readonly<Record<Exclude<Origin, 'visitor'>, string>>;
    /** Around the address that confirmed it. */
    bySubscriber: Around;
    created: string;
    rotated: string;
    neverRotated: string;
  }>;
  form: Readonly<{
    name: string;
    nameHint: string;
    url: string;
    urlHint: string;
    dialect: string;
    language: string;
    languageHint: string;
    events: string;
    eventsHint: string;
    componentsHint: string;
    create: string;
    save: string;
    change: string;
    /** What to do about a field; the URL has its own. */
    faults: Readonly<Record<'name' | 'dialect' | 'language' | 'events' | 'components', string>>;
  }>;
  urlFaults: Readonly<Record<UrlFault, string>>;
  test: Readonly<{ submit: string; tooSoon: string; notNow: string }>;
  pause: Readonly<{ submit: string; note: string }>;
  resume: Readonly<{ submit: string; note: string }>;
  secret: Readonly<{
    title: string;
    show: string;
    /** Who may see it, and that it is noted. */
    note: string;
    text: (name: string) => string;
    keep: string;
    /** Around the time until which the former one signs, too. */
    both: Around;
    back: string;
  }>;
  rotation: Readonly<{ title: string; ask: string; effect: string; submit: string }>;
  removal: Readonly<{ title: string; ask: (name: string) => string; keep: string }>;
  /** What staff cannot do with one that belongs to a subscriber. */
  theirs: string;
  span: Readonly<{
    title: string;
    hint: string;
    since: string;
    until: string;
    untilUnsaid: string;
    submit: string;
    notNow: string;
    faults: Readonly<Record<'since' | 'until', string>>;
  }>;
  posted: Readonly<{ title: string; none: string; all: string }>;
  done: Readonly<Record<WebhookDone, string>>;
}>;

export const consoleWebhookTexts: Readonly<Record<Language, ConsoleWebhookTexts>> = {
  zh: webhookZh,
  en: webhookEn,
};
