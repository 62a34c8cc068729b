import { expect, test, vi } from 'vitest';
import { openNewDatabase } from '../../tests/support/database-file.ts';
import { dayMs, minuteMs, someNow } from '../../tests/support/facts.ts';
import { beginning, type Place } from '../storage/job-run.ts';
import { register } from '../storage/registration.ts';
import { pruneChecks } from './prune-checks.ts';

/** A check a minute for so many days, all of them failures, until a hundred days ago. */
const failingDays = 105;

test('of a monitor that did nothing but fail a step is one request, and each gets further', async () => {
  const { db, close } = await openNewDatabase();
  const monitors = [{ slug: 'chat-login', component: 'chat', whenDown: 'major_outage' as const }];
  await register(db, { components: ['chat'], monitors }, someNow);
  await db.write([
    { sql: "INSERT INTO locations (slug) VALUES ('main')", args: [] },
    {
      sql: `INSERT INTO checks (monitor, location, started_at, outcome, latency_ms)
            WITH RECURSIVE turn (nth) AS (
              SELECT 1 UNION ALL SELECT nth + 1 FROM turn WHERE nth < ?
            )
            SELECT monitors.number, locations.number, ? - nth * ?, 'down', 1
            FROM turn, monitors, locations`,
      args: [(failingDays * dayMs) / minuteMs, someNow - 100 * dayMs, minuteMs],
    },
  ]);
  const asked = [vi.spyOn(db.client, 'batch'), vi.spyOn(db.client, 'execute')];
  const places: Place[] = [];
  for (let place: Place | null = beginning; place; ) {
    places.push(place);
    place = (await pruneChecks(db, someNow, place)).next;
  }
  const [batches, executed] = asked.map((spy) => spy.mock.calls.length);
  expect(places.length).toBeGreaterThan(30);
  expect({ batches, executed }).toEqual({ batches: places.length, executed: 0 });
  const further = places.slice(1, 31).map(({ from }, index) => from - (places[index]?.from ?? 0));
  expect(Math.min(...further)).toBeGreaterThan(0);
  const { rows } = await db.client.execute('SELECT count(*) AS kept FROM checks');
  expect(rows[0]?.kept).toBe(10_000);
  await close();
});
