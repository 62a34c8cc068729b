import { beforeEach, describe, expect, test } from 'vitest';
import { endOverride } from '../../src/actions/end-override.ts';
import { setOverride } from '../../src/actions/set-override.ts';
import { overrideAt } from '../../src/domain/words/override.ts';
import type { Database } from '../../src/storage/database.ts';
import { overridesOf, readOverride, selectOverrides } from '../../src/storage/override.ts';
import { minuteMs, someNow } from '../support/facts.ts';
import { acting, countRows, eventsIn, spanFrom } from './acting.ts';

const inAnHour = new Date(someNow + 60 * minuteMs).toISOString();
const down = {
  ...{ status: 'major_outage', expiresAt: inAnHour },
  reason: { zh: '机房断电。', en: 'The office has no power.' },
};

/** What is promised of overrides, wherever they are stored; `open` gives an empty database each time. */
export function overrideSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });

  describe('an override', () => {
    test('is set until it expires', async () => {
      const override = await setOverride(at(0), 'chat', down);
      expect(override).toEqual({
        ...{ id: expect.stringMatching(/^[a-z0-9]{12}$/), component: 'chat', ...down },
        ...{ startedAt: '2026-11-22T06:26:10.000Z', endedAt: null },
      });
      expect(await readOverride(db, 'chat', someNow)).toMatchObject({ id: override.id });
      expect(await readOverride(db, 'email', someNow)).toBeNull();
      expect(await readOverride(db, 'chat', someNow + 60 * minuteMs)).toBeNull();
      expect(await countRows(db, 'audit_entries')).toBe(1);
      expect(await eventsIn(db)).toEqual([]);
    });

    test('takes the place of the one that stands, and leaves others alone', async () => {
      await setOverride(at(0), 'email', down);
      const first = await setOverride(at(0), 'chat', down);
      const second = await setOverride(at(10), 'chat', { ...down, status: 'operational' });
      const all = overridesOf(await selectOverrides(db, spanFrom(0)));
      const endOf = (id: string) => all.find((one) => one.id === id)?.endedAt;
      expect([endOf(first.id), endOf(second.id)]).toEqual([someNow + 10 * minuteMs, null]);
      const holds = (slug: string, minutes: number) =>
        overrideAt(all, slug, someNow + minutes * minuteMs)?.status ?? null;
      expect([holds('chat', 9), holds('chat', 10)]).toEqual(['major_outage', 'operational']);
      expect(holds('email', 30)).toBe('major_outage');
    });

    test('stands alone, however many set one at once', async () => {
      await Promise.all(Array.from({ length: 6 }, () => setOverride(at(0), 'chat', down)));
      const all = overridesOf(await selectOverrides(db, spanFrom(0)));
      expect(all.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    });

    test('is taken back once', async () => {
      const { id } = await setOverride(at(0), 'chat', down);
      expect(await endOverride(at(5), 'chat')).toMatchObject({
        ...{ id, endedAt: '2026-11-22T06:31:10.000Z' },
      });
      await expect(endOverride(at(6), 'chat')).rejects.toMatchObject({ code: 'not_found' });
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is read for the page while it holds, and afterwards where it ended since', async () => {
      await setOverride(at(0), 'chat', down);
      await setOverride(at(0), 'email', down);
      await endOverride(at(5), 'email');
      const read = async (since: number) =>
        overridesOf(await selectOverrides(db, spanFrom(someNow + since * minuteMs))).map(
          ({ component }) => component,
        );
      expect((await read(5)).sort()).toEqual(['chat', 'email']);
      expect(await read(6)).toEqual(['chat']);
      expect(await read(61)).toEqual([]);
    });

    test('is set only by who may, and only for what there is', async () => {
      const other = acting(db, { scopes: ['components:read', 'incidents:write'] });
      await expect(setOverride(other, 'chat', down)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(endOverride(other, 'chat')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(setOverride(at(0), 'fax', down)).rejects.toMatchObject({ code: 'not_found' });
      await expect(endOverride(at(0), 'fax')).rejects.toMatchObject({ code: 'not_found' });
    });
  });
}
