import type {
  AttemptFailure,
  DeliveryKind,
  DeliveryState,
} from '../../domain/delivery/delivery.ts';
import type { DeliveryChannel } from '../../domain/delivery/subscription.ts';
import type { Language } from '../../domain/localized.ts';
import type { Around } from '../texts.ts';
import { deliveryEn } from './delivery-en.ts';
import { deliveryZh } from './delivery-zh.ts';

/** The texts around deliveries in the console. */
export type ConsoleDeliveryTexts = Readonly<{
  about: string;
  none: string;
  state: string;
  states: Readonly<Record<DeliveryState, string>>;
  anyState: string;
  filter: string;
  /** Where only those to one are shown; around whom. */
  onlyTo: Around;
  all: string;
  further: string;
  lookedThrough: (count: number, time: string) => string;
  /** Letters about a subscription itself. */
  letters: Readonly<Record<Exclude<DeliveryKind, 'event'>, string>>;
  attempts: (count: number) => string;
  /** Around to whom something goes. */
  to: Around;
  /** Around the time of the next attempt. */
  next: Around;
  underWay: string;
  /** Around the time at which news leaves that is gathered into one letter. */
  held: Around;
  queued: Around;
  eventId: string;
  leadsTo: string;
  log: Readonly<{ title: string; none: string; answered: (status: number) => string }>;
  failures: Readonly<Record<AttemptFailure, string>>;
  /** Where the page that renews itself got no answer. */
  stale: string;
  redeliver: Readonly<{
    submit: string;
    note: Readonly<Record<DeliveryChannel, string>>;
    notNow: string;
    done: string;
  }>;
}>;

export const consoleDeliveryTexts: Readonly<Record<Language, ConsoleDeliveryTexts>> = {
  zh: deliveryZh,
  en: deliveryEn,
};
