import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { someFacts, someWatched } from '../../tests/support/facts.ts';
import { nothingOlder, someIncident } from '../../tests/support/words.ts';
import type { Facts } from '../domain/facts.ts';
import { noWords } from '../domain/words/staff-words.ts';
import type { Compress } from '../web/representation.ts';
import { edgeSnapshots } from './edge-snapshots.ts';

/** An instant at which the facts are five seconds old. */
const now = Date.parse('2026-11-22T06:26:10Z');

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

/** Snapshots of an isolate over a database that answers as told. */
function isolate(compress: Compress = {}) {
  const database: { asked: number; askedOfPast: number; answer: () => Promise<Facts> } = {
    asked: 0,
    askedOfPast: 0,
    answer: async () => someFacts(),
  };
  const log: string[] = [];
  const snapshots = edgeSnapshots({
    watched: someWatched(),
    readFacts: () => {
      database.asked += 1;
      return database.answer();
    },
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
    log: (_, message) => log.push(message),
  });
  const page = async () => {
    const { variants } = (await snapshots.current()).page.en;
    return new TextDecoder().decode(variants.identity.bytes);
  };
  return { snapshots, database, log, page };
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
    'The facts for the page cannot be read; it stays as last known.',
    'The facts for the page can be read again.',
  ]);
});

test('without facts it is asked again by the next request after ten seconds, and a page is served', async () => {
  const { database, page, snapshots } = isolate();
  database.answer = away;
  expect(await page()).toContain(chat('unknown'));
  expect(snapshots.health()).toMatchObject({ readAt: null, failingSince: now });
  database.answer = async () => someFacts();
  vi.setSystemTime(now + 10_000);
  expect(await page()).toContain(chat('reachable'));
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
