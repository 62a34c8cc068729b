import { expect, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import type { Claimed } from '../../storage/due-delivery.ts';
import { pack } from './parcel.ts';

test('news of which a database that lags behind does not know the event yet is brought later, not lost', async () => {
  const { db, close } = await openNewDatabase();
  const open = async () => () => Promise.reject(new Error('It was brought.'));
  const tools = {
    ...{ db, now: () => 1000, chance: () => 0.5, open: { webhook: open, mail: open } },
    disable: () => Promise.reject(new Error('It was disabled.')),
    log: (_: string, message: string) => expect.fail(message),
  };
  const claimed: Claimed = {
    ...{ number: 1, id: 'aaaaaaaaaaaa', kind: 'event', event: 99, subscription: 1 },
    ...{ tries: 0, dueAt: 0, attempts: [] },
  };
  for (const queue of ['webhook_first', 'mail'] as const) {
    const [parcel] = await pack(tools, { lease: 'a', until: 2000, queue }, [claimed]);
    const carried = await parcel?.bring(new AbortController().signal);
    expect(carried).toMatchObject({ result: 'failed', attempt: { failure: 'internal' } });
  }
  await close();
});
