import type { Client } from '@libsql/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writerOf } from './writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a lock that is never given back fails the write after about ten seconds', async () => {
  const write = writerOf(clientThat(() => failWith('SQLITE_BUSY')));
  const outcome = write([]).then(
    () => 'written',
    (error: Error) => error.message,
  );
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await Promise.race([outcome, 'waiting'])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await outcome).toBe('SQLITE_BUSY');
});

test('any other failure is not tried again', async () => {
  const batch = vi.fn(() => failWith('SQLITE_CONSTRAINT'));
  await expect(writerOf(clientThat(batch))([])).rejects.toThrow('SQLITE_CONSTRAINT');
  expect(batch).toHaveBeenCalledTimes(1);
});

function failWith(code: string): never {
  throw Object.assign(new Error(code), { code });
}

function clientThat(batch: () => never): Client {
  return { protocol: 'http', batch: async () => batch() } as Partial<Client> as Client;
}
