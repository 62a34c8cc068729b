import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabaseFile } from '../../../tests/support/database-file.ts';
import { answersShown } from '../../domain/answers/answers-shown.ts';
import { pastSince, uptimesWithin } from '../../domain/past/component-past.ts';
import { uptimePercent } from '../../domain/past/uptime.ts';
import { type SupportStatus, supportStatus } from '../../domain/status/support-status.ts';
import { dateIn, lastDays } from '../../domain/time/zoned-day.ts';
import { exampleTargets } from '../../sandbox/targets.ts';
import { readAnswerTimes } from '../../storage/answer-time.ts';
import { type Database, embeddedClient, openDatabase } from '../../storage/database.ts';
import { readFacts } from '../../storage/facts.ts';
import { readInstallation } from '../node/installation.ts';
import { makeKnown } from '../wiring.ts';
import { seedPast } from './past.ts';
import { story } from './story.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const location = 'local';
const until = Date.parse('2026-11-22T06:26:10Z');
const monitorsDir = path.resolve(import.meta.dirname, '../../../monitors');
const { resolve } = await readInstallation({}, { monitorsDir });
const resolved = resolve(exampleTargets);
const { watched } = resolved;
const { timeZone } = watched.site;

/** Sixteen days, with a look every ten minutes, and in the last thirteen days every three. */
const stretches = [
  { start: until - 16 * dayMs, end: until - 13 * dayMs, everyMs: 10 * minuteMs },
  { start: until - 13 * dayMs, end: until, everyMs: 3 * minuteMs },
];

describe('a database with a made-up past', () => {
  let file: Awaited<ReturnType<typeof newDatabaseFile>>;
  let db: Database;
  let written: number;
  let status: SupportStatus;

  beforeAll(async () => {
    file = await newDatabaseFile();
    db = await openDatabase(createClient({ url: `file:${file.file}`, ...embeddedClient }));
    await makeKnown(db, resolved);
    written = await seed();
    status = supportStatus(watched, await factsNow(), until);
  }, 60_000);

  afterAll(async () => {
    db.client.close();
    await file.remove();
  });

  const seed = () =>
    seedPast(
      db,
      { monitors: watched.monitors, location, timeZone, stretches, story },
      () => undefined,
    );
  const factsNow = () => readFacts(db, { since: pastSince(timeZone, until) });
  const pastOf = (slug: string) => {
    const past = status.pasts.get(slug);
    if (!past) throw new Error(`${slug} has no past.`);
    return past;
  };

  it('says that everything is well and was looked at just now', () => {
    for (const { status: now, freshness } of status.conditions) {
      expect({ now, freshness }).toEqual({ now: 'operational', freshness: 'verified' });
    }
    expect(written).toBeGreaterThan(50_000);
  });

  it('shows the outage of the chat on its day, and the days around it as well', () => {
    const around = pastOf('chat').days.slice(-11, -8);
    expect(around.map(({ date, worst }) => [date, worst])).toEqual([
      ['2026-11-12', 'operational'],
      ['2026-11-13', 'major_outage'],
      ['2026-11-14', 'operational'],
    ]);
    const late = (around[1]?.worstMs ?? 0) - 31 * minuteMs;
    expect(Math.abs(late)).toBeLessThanOrEqual(3 * minuteMs);
  });

  it('knows nothing of the days before, and has no other gap than that of the story', () => {
    const past = pastOf('api');
    expect(past.days.filter(({ worst }) => worst === null)).toHaveLength(73);
    const [before, ...gaps] = past.intervals.filter(({ status: then }) => then === 'unverified');
    expect(dateIn(timeZone, before?.end ?? 0)).toBe('2026-11-06');
    expect(gaps.map(({ start }) => dateIn(timeZone, start))).toEqual(['2026-11-10']);
  });

  it('has uptimes below a hundred only where something failed', () => {
    const uptimes = ['chat', 'phone', 'signin'].map((slug) => {
      const past = pastOf(slug);
      return uptimePercent(uptimesWithin(past, past.quarter).roundTheClock) ?? 0;
    });
    expect(uptimes[0]).toBeLessThan(100);
    expect(uptimes[0]).toBeGreaterThan(99);
    expect(uptimes[1]).toBeLessThan(100);
    expect(uptimes[2]).toBe(100);
  });

  it('has answer times of each day, and knows when people wait least', async () => {
    const days = lastDays(90, timeZone, until);
    const hours = await readAnswerTimes(db, 'chat', { since: days[0]?.start ?? 0 });
    const shown = answersShown(hours, { days, staffed: [{ start: 0, end: until }], timeZone });
    expect(shown?.time).toBe('firstReplyMs');
    expect(shown?.days.filter(({ p50 }) => p50 !== null)).toHaveLength(17);
    const { shortest, longest } = shown?.best ?? {};
    expect(shortest).toMatchObject({ first: 0, last: 6, from: 0 });
    expect(longest).toMatchObject({ first: 0, last: 0, from: 9 });
  });

  it('is left as it is when the same past is made up again', async () => {
    const before = await factsNow();
    expect(await seed()).toBe(0);
    expect(await factsNow()).toEqual(before);
  });
});
