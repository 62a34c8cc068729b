import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../storage/database.ts';
import { createLog } from '../log.ts';
import { thisHolder } from './holder.ts';
import { type Beginning, createLeadership } from './leadership.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const times = { leaseMs: 10_000, beatMs: 2000 };

/** One row of `leases`, of which the statements of storage/lease.ts are tested on real databases. */
function leaseRow() {
  return {
    ...{ token: 0, until: 0, holder: '', clockMs: 0 },
    answers: 'at once' as 'at once' | 'never' | 'with an error',
  };
}

type Row = ReturnType<typeof leaseRow>;

function databaseWith(row: Row): Database {
  const now = () => Date.now() + row.clockMs;
  const inOrder = async () => {
    const { answers } = row;
    if (answers === 'never') await new Promise(() => undefined);
    if (answers === 'with an error') throw new Error('out of order');
  };
  const take = ({ holder, goneHolder }: Record<string, unknown>) => {
    if (row.until > now() && goneHolder !== row.holder) return { rows: [] };
    Object.assign(row, { token: row.token + 1, holder, until: now() + times.leaseMs });
    return { rows: [{ token: row.token }] };
  };
  const answer = (statement: unknown) => {
    const { sql, args } = statement as { sql: string; args: unknown[] & Record<string, unknown> };
    if (sql.startsWith('INSERT')) return take(args);
    if (args.at(-1) !== row.holder) return { rows: [] };
    row.until = sql.includes('until_at = 0') ? 0 : now() + times.leaseMs;
    return { rows: [{ now: now() }] };
  };
  const write = async (statements: readonly unknown[]) => {
    await inOrder();
    return statements.map(answer);
  };
  const execute = async () => {
    await inOrder();
    const { token, holder, until } = row;
    const name = token === 0 ? null : 'look:local';
    return { rows: [{ now: now(), name, token, holder, left: until - now() }] };
  };
  return { write, client: { protocol: 'http', execute, batch: write } } as unknown as Database;
}

function leadershipOver(db: Database, holder = 'here:1', log = createLog('error')) {
  const candidate = { name: 'look:local', does: 'looks', holder, times };
  return createLeadership(db, candidate, { elapsed: Date.now, now: Date.now }, log);
}

/** A process that asks for the lease of the row, and what it does with it. */
async function candidate(row: Row, holder = 'here:1') {
  const did: string[] = [];
  const log: string[] = [];
  const lines = createLog('info', (line) => log.push(JSON.parse(line).message));
  const leadership = leadershipOver(databaseWith(row), holder, lines);
  await leadership.start({
    begin: async ({ token }, beginning: Beginning) => void did.push(`${token} ${beginning}`),
    end: () => void did.push('end'),
  });
  return { ...leadership, did, log };
}

const beats = (count: number) => vi.advanceTimersByTimeAsync(count * times.beatMs);

describe('who asks for a lease', () => {
  test('has it at once where nobody does, and keeps it beat by beat', async () => {
    const one = await candidate(leaseRow());
    await beats(50);
    expect(one.did).toEqual(['1 at_start']);
    expect([one.lease()?.token, one.isSure()]).toEqual([1, true]);
    expect(one.log).toEqual(['This process looks from now on.']);
  });

  test('takes over a beat after the time of another is over, at the latest', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    const other = await candidate(row);
    // As if it had been killed at this instant.
    await one.giveBack();
    row.until = Date.now() + times.leaseMs;
    await vi.advanceTimersByTimeAsync(times.leaseMs + times.beatMs);
    expect(other.did).toEqual(['2 after_another']);
  });

  test('takes over with the next beat what was given back', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    const other = await candidate(row);
    await one.giveBack();
    await beats(1);
    expect([other.did, one.lease()]).toEqual([['2 after_another'], null]);
  });

  test('asks for nothing any more once it has given back', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    await one.giveBack();
    expect([row.until, vi.getTimerCount()]).toEqual([0, 0]);
  });
});

describe('who asks for a lease that is held', () => {
  const heldBy = (holder: string) => ({
    ...leaseRow(),
    ...{ token: 7, holder: `${holder}#once`, until: Date.now() + 60_000 },
  });
  const { pid: dead } = spawnSync(process.execPath, ['-e', '']);

  test('says once who does what, and stands by', async () => {
    const one = await candidate(heldBy('there:9'));
    await beats(3);
    expect(one.did).toEqual([]);
    expect(one.log).toEqual(['Another process looks; this one stands by.']);
  });

  test.runIf(process.platform === 'linux')(
    'takes it at once from a process that died here, and from none that lives or is elsewhere',
    async () => {
      const own = thisHolder();
      const held = heldBy(own.replace(`:${process.pid}#`, `:${dead}#`));
      expect((await candidate(held)).did).toEqual(['8 at_start']);
      expect((await candidate(heldBy(own))).did).toEqual([]);
      expect((await candidate(heldBy(`there:${dead}`))).did).toEqual([]);
    },
  );
});

describe('who has a clock of its own', () => {
  test.each([
    [4999, true],
    [-4999, true],
    [5001, false],
    [-5001, false],
  ])('that the database is off by %i ms leads: %s', async (clockMs, leads) => {
    const row = { ...leaseRow(), clockMs };
    const one = await candidate(row);
    await beats(3);
    expect([one.did.length, row.token]).toEqual(leads ? [1, 1] : [0, 0]);
    expect(one.log).toHaveLength(1);
    expect(one.log[0]?.startsWith('The clock here is 5 s')).toBe(!leads);
  });

  test('gives the lease back when the clock goes wrong, and leads again once it is right', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    row.clockMs = -60_000;
    await beats(1);
    expect([one.did, one.lease(), row.until]).toEqual([['1 at_start', 'end'], null, 0]);
    row.clockMs = 0;
    await beats(1);
    expect(one.did.at(-1)).toBe('2 after_another');
  });
});

describe('who holds a lease', () => {
  test('is sure of it where one question in three is never answered', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    for (let turn = 0; turn < 5; turn++) {
      row.answers = 'never';
      await beats(1);
      row.answers = 'at once';
      await vi.advanceTimersByTimeAsync(times.leaseMs / 3 + times.beatMs);
      expect([one.isSure(), row.until - Date.now() > times.leaseMs / 2]).toEqual([true, true]);
    }
    expect(one.did).toEqual(['1 at_start']);
  });

  test.each(['never', 'with an error'] as const)(
    'is sure of it until its time is over where the database answers %s',
    async (answers) => {
      const row = leaseRow();
      const one = await candidate(row);
      row.answers = answers;
      await vi.advanceTimersByTimeAsync(times.leaseMs - 1);
      expect(one.isSure()).toBe(true);
      await vi.advanceTimersByTimeAsync(1);
      expect([one.isSure(), one.lease()?.token]).toEqual([false, 1]);
      await beats(3);
      const over = 'The time of the lease is over, so another process may be the one that looks.';
      expect(one.log.filter((line) => line === over)).toHaveLength(1);
    },
  );

  test('counts its time from the question on, however late the answer comes', async () => {
    const row = leaseRow();
    let answer: () => void = () => undefined;
    const db = databaseWith(row);
    const slow = {
      ...db,
      write: async (...statements: Parameters<Database['write']>) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return db.write(...statements);
      },
    };
    const one = leadershipOver(slow);
    const started = one.start({ begin: async () => undefined, end: () => undefined });
    await vi.advanceTimersByTimeAsync(6000);
    answer();
    await started;
    row.answers = 'never';
    await vi.advanceTimersByTimeAsync(3999);
    expect(one.isSure()).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(one.isSure()).toBe(false);
  });

  test('begins nothing where the answer comes after it was to give back', async () => {
    const row = leaseRow();
    const db = databaseWith(row);
    const begin = vi.fn();
    const late = {
      ...db,
      write: async (...statements: Parameters<Database['write']>) => {
        await vi.advanceTimersByTimeAsync(100);
        return db.write(...statements);
      },
    };
    const one = leadershipOver(late);
    const started = one.start({ begin, end: () => undefined });
    await one.giveBack();
    await started;
    expect([begin.mock.calls, one.lease(), row.until]).toEqual([[], null, 0]);
  });

  test('goes on where nobody took it while the database was away', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    row.answers = 'with an error';
    await beats(30);
    row.answers = 'at once';
    await beats(1);
    expect([one.isSure(), one.did]).toEqual([true, ['1 at_start']]);
    expect(one.log).toEqual([
      'This process looks from now on.',
      'Who does what cannot be settled while the database does not answer.',
      'The time of the lease is over, so another process may be the one that looks.',
      'It can be settled again who does what.',
    ]);
  });

  test('ends when another took it, and is one of those who ask again', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    Object.assign(row, { token: 2, holder: 'another' });
    await beats(1);
    expect([one.did, one.lease(), one.isSure()]).toEqual([['1 at_start', 'end'], null, false]);
    await vi.advanceTimersByTimeAsync(times.leaseMs + times.beatMs);
    expect(one.did.at(-1)).toBe('3 after_another');
  });

  test('ends at once when a write was refused, and not for an older lease of its own', async () => {
    const one = await candidate(leaseRow());
    const lease = one.lease();
    one.lose({ name: 'look:local', token: 1, holder: 'here:1#once' });
    expect(one.did).toEqual(['1 at_start']);
    if (lease) one.lose(lease);
    expect([one.did.at(-1), one.lease()]).toEqual(['end', null]);
  });

  test('gives it back where it cannot begin, and begins with a later beat', async () => {
    const row = leaseRow();
    const begin = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
    const leadership = leadershipOver(databaseWith(row));
    await leadership.start({ begin, end: () => undefined });
    expect([leadership.lease(), row.until]).toEqual([null, 0]);
    await beats(1);
    expect(leadership.lease()?.token).toBe(2);
  });

  test('does not wait for a database that hangs to give it back', async () => {
    const row = leaseRow();
    const one = await candidate(row);
    row.answers = 'never';
    await beats(1);
    const gaveBack = one.giveBack();
    await vi.advanceTimersByTimeAsync(500);
    await gaveBack;
    expect(one.isSure()).toBe(true);
  });
});
