import { describe, expect, it } from 'vitest';
import { someOverride } from '../../../tests/support/words.ts';
import { overrideAt, overrideCauses, overrideEnd } from './override.ts';

const first = someOverride({ id: 'first', from: 10, expiresAt: 100, endedAt: 40 });
const second = someOverride({ id: 'second', from: 40, expiresAt: 80, status: 'operational' });
const elsewhere = someOverride({ id: 'elsewhere', component: 'email', from: 10, expiresAt: 100 });
const all = [first, elsewhere, second];

describe('the override of a component', () => {
  it.each<[now: number, holds: string | null]>([
    [9, null],
    [10, 'first'],
    [39, 'first'],
    [40, 'second'],
    [79, 'second'],
    [80, null],
  ])('at %i is %s', (now, holds) => {
    expect(overrideAt(all, 'chat', now)?.id ?? null).toBe(holds);
  });

  it('holds since the first of those that said the same without a gap', () => {
    const again = (id: string, from: number, expiresAt = 100) =>
      someOverride({ id, from, expiresAt, status: 'operational' });
    const extended = [first, { ...second, endedAt: 60 }, { ...again('longer', 60), endedAt: 70 }];
    const reworded = [...extended, elsewhere, again('worded anew', 70)];
    expect(overrideAt(reworded, 'chat', 75)).toMatchObject({ id: 'worded anew', since: 40 });
    expect(overrideAt(reworded, 'chat', 30)).toMatchObject({ id: 'first', since: 10 });
    const later = [...extended, again('after a gap', 71)];
    expect(overrideAt(later, 'chat', 75)).toMatchObject({ since: 71 });
  });

  it.each([
    [null, 100],
    [40, 40],
    [120, 100],
  ])('that was ended at %j ends at %i', (endedAt, end) => {
    expect(overrideEnd({ ...first, endedAt })).toBe(end);
  });

  it('tells of the past as it was set', () => {
    expect(overrideCauses(all, 'chat')).toEqual([
      { start: 10, end: 40, status: 'major_outage', by: 'override' },
      { start: 40, end: 80, status: 'operational', by: 'override' },
    ]);
  });
});
