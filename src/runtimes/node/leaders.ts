import type { Database } from '../../storage/database.ts';
import type { Log } from '../log.ts';
import { createLeadership, type Leadership, type LeaseTimes } from './leadership.ts';

/** What a Node process leads in, while it does. */
export type Leaders = Readonly<{
  /** Who looks at the monitors from here. */
  looks: Leadership;
  /** Who runs the jobs, and tells which statuses have changed; Workers ask for it, too. */
  jobs: Leadership;
}>;

/**
 * A file is shared by few, and answers at once, so that whoever is started anew after a kill need not
 * wait for long; a remote database may take seconds to answer.
 */
export function leaseTimesOf(databaseUrl: string): LeaseTimes {
  return { leaseMs: databaseUrl.startsWith('file:') ? 4000 : 10_000, beatMs: 2000 };
}

/** Who asks for leases, and how long they last. */
export type Candidacy = Readonly<{ holder: string; times: LeaseTimes }>;

/** @param location where the process looks from. */
export function leadersOf(db: Database, location: string, candidacy: Candidacy, log: Log): Leaders {
  const clocks = { elapsed: () => performance.now(), now: Date.now };
  const of = (name: string, does: string) =>
    createLeadership(db, { name, does, ...candidacy }, clocks, log);
  return {
    looks: of(`look:${location}`, 'looks at the monitors'),
    jobs: of('jobs', 'runs the jobs'),
  };
}
