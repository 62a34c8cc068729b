import type { DeliveryChannel, DisabledReason } from '../../domain/delivery/subscription.ts';
import type { Database } from '../../storage/database.ts';
import type { OpenCarry } from '../carry.ts';

/** What brings news to those who want it. */
export type DeliveryTools = Readonly<{
  db: Database;
  /** The way of each channel. */
  open: Readonly<Record<DeliveryChannel, OpenCarry>>;
  /** UTC milliseconds. */
  now: () => number;
  /** At random in [0, 1). */
  chance: () => number;
  /** Has nothing more sent to a subscription (its number). */
  disable: (subscription: number, because: DisabledReason) => Promise<unknown>;
  log: (
    level: 'info' | 'warn' | 'error',
    message: string,
    facts?: Readonly<Record<string, unknown>>,
  ) => void;
}>;
