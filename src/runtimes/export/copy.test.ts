import { expect, test } from 'vitest';
import { copiedSite } from '../../../tests/support/copied-site.ts';
import { minuteMs, someNow, someWatched } from '../../../tests/support/facts.ts';

test('a copy is believed for ten minutes where nothing changes by time alone', async () => {
  const site = await copiedSite({ watched: { ...someWatched(), monitors: [] } });
  try {
    expect((await site.copy()).holdsUntil).toBe(someNow + 10 * minuteMs);
  } finally {
    await site.close();
  }
});
