import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { someDataCentre } from '../../../tests/support/edge-facts.ts';
import { someFacts, someWatched } from '../../../tests/support/facts.ts';
import { nothingOlder, someIncident } from '../../../tests/support/words.ts';
import type { Facts } from '../../domain/facts.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import { DatabaseAway } from '../../storage/away.ts';
import type { Mark } from '../../storage/mark.ts';
import type { SnapshotRead } from '../../storage/snapshot.ts';
import type { Compress } from '../../web/representation.ts';
import { edgeFacts, type FactsSource } from './facts.ts';
import { edgeSnapshots } from './snapshots.ts';

/** An instant at which the facts are five seconds old. */
const now = Date.parse('2026-11-22T06:26:10Z');

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

/** Snapshots of an isolate over a database that answers as told, in a data centre. */
function isolate(compress: Compress = {}, near = someDataCentre()) {
  const database: {
    asked: number;
    askedOfPast: number;
    written: number;
    from: SnapshotRead['from'];
    mark: Partial<Mark>;
    answer: () => Promise<Facts>;
  } = {
    ...{ asked: 0, askedOfPast: 0, written: 0, from: 'tables', mark: {} },
    answer: async () => someFacts(),
  };
  const log: string[] = [];
  const options = {
    watched: someWatched(),
    readAnswers: async () => [],
    readSaid: nothingOlder,
    readPast: () => {
      database.askedOfPast += 1;
      return database.answer();
    },
    compress,
    now: Date.now,
    notice: 'none',
    baseUrl: 'https://status.example',
    log: (_: unknown, message: string) => log.push(message),
  } as const;
  const source: FactsSource = {
    read: async () => {
      database.asked += 1;
      const mark = { change: 1, entry: 'one', states: 1, gaps: 1, checks: 1, ...database.mark };
      const facts = await database.answer();
      return { facts, mark, since: 0, lasting: facts, from: database.from };
    },
    write: async () => {
      database.written += 1;
    },
    near,
  };
  const facts = edgeFacts(source, options);
  const snapshots = edgeSnapshots(options, facts);
  const page = async () => {
    const { variants } = (await snapshots.current()).page.en;
    return new TextDecoder().decode(variants.identity.bytes);
  };
  return { snapshots, database, log, page, near, keep: facts.keep };
}

const away = async () => {
  throw new Error('away');
};
const incident = someIncident({ startedAt: now - 60_000 });
const chat = (reachability: string) =>
  `data-component="chat" data-status="operational" data-reachability="${reachability}"`;

test('the first request asks the database, and those of the next ten seconds do not', async () => {
  const { database, page } = isolate();
  expect(await page()).toContain(chat('reachable'));
  vi.setSystemTime(now + 9999);
  await page();
  expect(database.asked).toBe(1);
  vi.setSystemTime(now + 10_000);
  await page();
  expect(database.asked).toBe(2);
});

test('what is in memory is served at once, without a promise', async () => {
  const { snapshots, page } = isolate();
  await page();
  expect(snapshots.current()).not.toBeInstanceOf(Promise);
});

test('a refresh asks however lately it asked', async () => {
  const { snapshots, database, page } = isolate();
  await page();
  await snapshots.refresh();
  expect(database.asked).toBe(2);
});

test('a rendering that takes long never replaces one that was begun later', async () => {
  let goOn = () => {};
  let holdUp: Promise<void> | null = new Promise((resolve) => {
    goOn = resolve;
  });
  const { snapshots, database, page } = isolate({
    gzip: async (bytes) => {
      const waited = holdUp;
      holdUp = null;
      await waited;
      return bytes;
    },
  });
  const first = page();
  await vi.advanceTimersByTimeAsync(1);
  database.answer = async () => ({ ...someFacts(), words: { ...noWords, incidents: [incident] } });
  await snapshots.refresh();
  goOn();
  expect(await first).toContain('data-incident');
  expect(await page()).toContain('data-incident');
});

test('an answer that was overtaken by a later one never replaces it', async () => {
  const { snapshots, database, page, keep, near } = isolate();
  await page();
  let answerLate = () => {};
  const late = new Promise<Facts>((resolve) => {
    answerLate = () => resolve(someFacts());
  });
  database.answer = () => late;
  vi.setSystemTime(now + 20_000);
  const first = page();
  await vi.advanceTimersByTimeAsync(1);
  database.answer = async () => ({ ...someFacts(), words: { ...noWords, incidents: [incident] } });
  await snapshots.refresh();
  answerLate();
  expect(await first).toContain('data-incident');
  await keep();
  expect(near.kept).toContain(incident.id);
});

test('the last facts outlive a database that is away, and turn unverified in time', async () => {
  const { database, log, page, snapshots } = isolate();
  await page();
  database.answer = away;
  vi.setSystemTime(now + 20_000);
  expect(await page()).toContain(chat('reachable'));
  vi.setSystemTime(now + 80_000);
  expect(await page()).toContain(chat('unknown'));
  expect(log).toHaveLength(1);
  expect(snapshots.health()).toMatchObject({ readAt: now, failingSince: now + 20_000 });

  database.answer = async () => someFacts();
  vi.setSystemTime(now + 95_000);
  await page();
  expect(snapshots.health().failingSince).toBeNull();
  vi.setSystemTime(now + 110_000);
  await page();
  expect(log).toEqual([
    'The facts for the page cannot be read; it is shown from the last ones.',
    'The facts for the page can be read again.',
  ]);
});

test('without any facts there is no page, until the database answers', async () => {
  const { database, page, snapshots } = isolate();
  database.answer = away;
  await expect(page()).rejects.toThrow(DatabaseAway);
  await snapshots.refresh();
  expect(snapshots.health()).toMatchObject({ readAt: null, failingSince: now, failure: 'away' });
  database.answer = async () => someFacts();
  // For five seconds nobody has to wait in vain once more.
  vi.setSystemTime(now + 4999);
  const { asked } = database;
  await expect(page()).rejects.toThrow(DatabaseAway);
  expect(database.asked).toBe(asked);
  vi.setSystemTime(now + 5000);
  expect(await page()).toContain(chat('reachable'));
});

describe('a data centre', () => {
  test('gives a new isolate what another has read within ten seconds, and no longer', async () => {
    const first = isolate();
    await first.page();
    await first.keep();
    vi.setSystemTime(now + 9999);
    const second = isolate({}, first.near);
    expect(await second.page()).toContain(chat('reachable'));
    expect([second.database.asked, second.keep()]).toEqual([0, null]);
    vi.setSystemTime(now + 10_000);
    await second.page();
    expect(second.database.asked).toBe(1);
  });

  test('keeps what was read once, and the database what came from its tables', async () => {
    const { page, keep, near, database } = isolate();
    expect(keep()).toBeNull();
    await page();
    expect([near.kept, database.written]).toEqual([null, 0]);
    await keep();
    expect([near.kept === null, database.written, keep()]).toEqual([false, 1, null]);
    await page();
    expect(keep()).toBeNull();
  });

  test.each([
    [20_000, chat('reachable')],
    [80_000, chat('unknown')],
    [23 * 60 * 60_000, chat('unknown')],
  ])(
    'has a page for a new isolate while the database is away, %i ms later',
    async (later, shown) => {
      const first = isolate();
      await first.page();
      await first.keep();
      vi.setSystemTime(now + later);
      const second = isolate({}, first.near);
      second.database.answer = away;
      expect(await second.page()).toContain(shown);
      expect(second.snapshots.health()).toMatchObject({ readAt: now, failure: 'away' });
      second.database.answer = async () => someFacts();
      vi.setSystemTime(now + later + 10_000);
      await second.page();
      expect(second.snapshots.health()).toMatchObject({ failingSince: null, failure: null });
    },
  );

  test.each(['', 'no JSON', '{}\n{}'])('that keeps "%s" is asked in vain', async (kept) => {
    const near = { ...someDataCentre(), kept };
    const { page, database } = isolate({}, near);
    expect(await page()).toContain(chat('reachable'));
    expect(database.asked).toBe(1);
  });

  test('that keeps a text from the future is asked in vain', async () => {
    const first = isolate();
    vi.setSystemTime(now + 60 * 60_000);
    await first.page();
    await first.keep();
    vi.setSystemTime(now);
    const second = isolate({}, first.near);
    await second.page();
    expect(second.database.asked).toBe(1);
  });

  test('is told of each reading, and the database only of what its row does not tell', async () => {
    const { database, page, keep } = isolate();
    for (const [from, written] of [
      ['tables', 1],
      ['known', 1],
      ['row', 1],
      ['tables', 2],
    ] as const) {
      database.from = from;
      await page();
      await keep();
      expect(database.written, from).toBe(written);
      vi.setSystemTime(Date.now() + 10_000);
    }
  });

  test('whose cache is out of order is done without, which is logged', async () => {
    const broken = { get: away, put: away, kept: null };
    const { page, keep, log } = isolate({}, broken);
    expect(await page()).toContain(chat('reachable'));
    await keep();
    expect(log).toEqual(['The facts for the page cannot be kept for others; each reads its own.']);
  });
});

describe('an answer of an earlier time', () => {
  const opened = { ...noWords, incidents: [incident] };
  const known = { change: 5, checks: 50 };

  test.each([
    ['a word of staff is missing', { change: 4, checks: 51 }, true],
    ['checks are missing', { change: 5, checks: 49 }, true],
    ['it is the same', { change: 5, checks: 50 }, false],
    ['it is newer', { change: 6, checks: 51 }, false],
    ['another state was confirmed', { change: 5, checks: 51, states: 0, gaps: 0 }, false],
  ])('where %s', async (_, mark, isRefused) => {
    const { page, database, snapshots } = isolate();
    database.mark = known;
    database.answer = async () => ({ ...someFacts(), words: opened });
    await page();
    database.mark = mark;
    database.answer = async () => someFacts();
    vi.setSystemTime(now + 10_000);
    expect((await page()).includes('data-incident')).toBe(isRefused);
    expect(snapshots.health().failure).toBe(isRefused ? 'behind' : null);
  });

  test('is believed after ten minutes: a backup was restored', async () => {
    const { page, database, log } = isolate();
    database.mark = known;
    database.answer = async () => ({ ...someFacts(), words: opened });
    await page();
    database.mark = { change: 4 };
    database.answer = async () => someFacts();
    for (const [minutes, holds] of [
      [5, true],
      [9.8, true],
      [10, false],
      [10.5, false],
    ] as const) {
      vi.setSystemTime(now + minutes * 60_000);
      expect((await page()).includes('data-incident'), `${minutes} minutes`).toBe(holds);
    }
    expect(log).toHaveLength(2);
  });

  test('never replaces in a new isolate what its data centre keeps', async () => {
    const first = isolate();
    first.database.mark = known;
    first.database.answer = async () => ({ ...someFacts(), words: opened });
    await first.page();
    await first.keep();
    vi.setSystemTime(now + 60_000);
    const second = isolate({}, first.near);
    second.database.mark = { change: 4 };
    expect(await second.page()).toContain('data-incident');
    await second.keep();
    expect(first.near.kept).toContain(incident.id);
  });
});

test('a request waits three seconds at most for a database that hangs', async () => {
  const { database, page } = isolate();
  await page();
  database.answer = () => new Promise(() => {});
  vi.setSystemTime(now + 20_000);
  const waiting = page();
  await vi.advanceTimersByTimeAsync(3000);
  expect(await waiting).toContain(chat('reachable'));
});

test('a renewal waits for as long as one call may take', async () => {
  const { database, page, snapshots } = isolate();
  await page();
  const slow = { ...someFacts(), words: { ...noWords, incidents: [incident] } };
  database.answer = () => new Promise((resolve) => setTimeout(resolve, 9000, slow));
  vi.setSystemTime(now + 20_000);
  const renewed = snapshots.refresh();
  await vi.advanceTimersByTimeAsync(9000);
  await renewed;
  expect(snapshots.health()).toMatchObject({ failure: null, readAt: now + 20_000 });
});

test('a month of long ago outlives the renewals, and a database that is away', async () => {
  const { database, snapshots } = isolate();
  const old = { ...someFacts(), firstLookAt: Date.parse('2025-06-01T00:00:00Z') };
  const month = async () => {
    const { pages } = await snapshots.current();
    const found = await pages.get('/en/history/2025-07');
    return found === 'unreadable' ? found : typeof found;
  };
  database.answer = async () => old;
  await snapshots.current();
  database.answer = away;
  expect(await month()).toBe('unreadable');
  database.answer = async () => old;
  expect(await month()).toBe('object');
  database.answer = away;
  vi.setSystemTime(now + 20_000);
  expect(await month()).toBe('object');
  expect(database.askedOfPast).toBe(2);
});

test('settings that changed are shown within ten seconds, and while the database is away', async () => {
  const { database, page, snapshots } = isolate();
  expect(await page()).toContain(chat('reachable'));
  const value = { week: { mon: '09:00-10:00' } };
  const closed = { kind: 'hours', subject: 'chat', value, version: 1, updatedAt: now } as const;
  database.answer = async () => ({ ...someFacts(), settings: [closed] });
  vi.setSystemTime(now + 10_000);
  expect(await page()).toContain(chat('closed'));
  const { watched } = await snapshots.current();
  database.answer = away;
  vi.setSystemTime(now + 20_000);
  expect(await page()).toContain(chat('closed'));
  expect((await snapshots.current()).watched).toBe(watched);
});

test('stored hours that cannot be read are logged, and those of the files hold', async () => {
  const { database, page, log } = isolate();
  const value = { week: { mon: 'from nine to five' } };
  const strange = { kind: 'hours', subject: 'chat', value, version: 1, updatedAt: now } as const;
  const settings = [strange];
  database.answer = async () => ({ ...someFacts(), settings });
  expect(await page()).toContain(chat('reachable'));
  vi.setSystemTime(now + 10_000);
  await page();
  expect(log).toEqual([
    'The stored setting "hours chat" cannot be read; what the files say holds.',
  ]);
});
