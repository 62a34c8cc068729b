import path from 'node:path';
import { hourOf } from '../src/domain/answers/answer-time.ts';
import { pendingState } from '../src/domain/monitor/monitor-state.ts';
import type { Watched } from '../src/domain/watched.ts';
import { openNodeDatabase } from '../src/runtimes/node/database.ts';
import { insertBeginnings } from '../src/storage/coverage.ts';
import type { Database } from '../src/storage/database.ts';
import { insertLocations } from '../src/storage/location.ts';
import { register } from '../src/storage/registration.ts';
import { baseOf, replaceStates } from '../src/storage/state-change.ts';
import { insertTransitions } from '../src/storage/transition.ts';
import { siteNow, siteOf, troubledFacts } from './site.ts';

const minuteMs = 60 * 1000;
const days = 90;
const checksPerMonitor = days * 24 * 60;

/** Fifty components, each with a monitor that looks once a minute. */
export const quarterSite: Watched = siteOf(50);

/** The checks of a quarter of all of them: 6.5 million. */
export const quarterChecks = quarterSite.monitors.length * checksPerMonitor;

/** How much of the quarter a database holds. */
export type Held = 'nothing' | 'history' | 'history and checks';

/**
 * Makes a database file in a folder that holds a quarter: what is stored for good, and on top of
 * it every single check. By SQL alone, which takes seconds.
 */
export async function quarterDatabase(folder: string, held: Held): Promise<Database> {
  const file = path.join(folder, `${held.replaceAll(' ', '-')}.db`);
  const { db } = await openNodeDatabase({ url: `file:${file}`, authToken: null });
  const { monitors } = quarterSite;
  await register(db, { components: [], monitors }, siteNow);
  if (held !== 'nothing') await storeHistory(db);
  if (held === 'history and checks') await storeChecks(db);
  await db.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  return db;
}

async function storeHistory(db: Database): Promise<void> {
  const { states, transitions, coverage } = troubledFacts(quarterSite);
  const before = ({ monitor, location }: { monitor: string; location: string }) =>
    pendingState(monitor, location, minuteMs);
  await db.write([
    insertLocations(states.map(({ location }) => location)),
    insertTransitions(
      transitions.map((transition) => ({ base: baseOf(before(transition)), transition })),
    ),
    insertBeginnings(
      coverage.map((span) => ({
        base: baseOf(before(span)),
        beginning: { start: span.start, previousEnd: null },
      })),
    ),
    replaceStates(states.map((after) => ({ before: before(after), after }))),
    // Sixty answers an hour, all of some tenths of a second.
    {
      sql: `WITH RECURSIVE hour (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hour WHERE n < ?)
            INSERT INTO answer_times
            SELECT number, ? - n * 3600000, substr(?, 1 + (n + number) % 40, 60),
                   CASE WHEN number % 5 = 1 THEN substr(?, 1 + n % 40, 60) ELSE '' END, '', ''
            FROM monitors, hour`,
      args: [days * 24, hourOf(siteNow), someLetters, someLetters],
    },
  ]);
}

/** Letters of answer times, as they are stored. */
const someLetters = 'HKMNPRSTUVWXYZ'.repeat(8);

/** One write per monitor, so that the file never holds more than that twice. */
async function storeChecks(db: Database): Promise<void> {
  await db.write(["INSERT INTO phase_lists (number, names) VALUES (1, 'dns tcp tls wait read')"]);
  for (let monitor = 1; monitor <= quarterSite.monitors.length; monitor++) {
    await db.write([
      {
        sql: `WITH RECURSIVE turn (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < ?)
              INSERT INTO checks (monitor, started_at, location, outcome, latency_ms, phase_list,
                                  phase_ms)
              SELECT ?, ? - n * 60000, 1, 'up', 40 + n * 7919 % 190, 1, '1 8 ' || n % 60 || ' 40 1'
              FROM turn ORDER BY n DESC`,
        args: [checksPerMonitor, monitor, siteNow],
      },
    ]);
  }
}
