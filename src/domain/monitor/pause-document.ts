import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import type { Pause } from './pause.ts';

/** A pause as the API shows it; instants are ISO 8601 in UTC. */
export type PauseDocument = Readonly<{
  id: string;
  /** Slug of the monitor. */
  monitor: string;
  reason: string;
  author: string;
  since: string;
  until: string | null;
}>;

export function pauseDocument({ id, monitor, reason, author, since, until }: Pause): PauseDocument {
  return {
    ...{ id, monitor, reason, author },
    ...{ since: timestamp(since), until: timestampOrNull(until) },
  };
}
