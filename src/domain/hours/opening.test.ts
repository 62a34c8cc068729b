import { describe, expect, it } from 'vitest';
import { hoursOf } from '../../../tests/support/hours.ts';
import { closesAt, openedAt } from './opening.ts';
import { staffingAt } from './staffing.ts';

const noDays = new Map();
const at = (local: string) => Date.parse(`2026-11-${local}:00+08:00`);

/** Sunday the 22nd; what is open over midnight has no gap there. */
describe.each([
  ['09:00-18:00', '22T14:26', '22T09:00', '22T18:00'],
  ['09:00-12:00, 13:00-18:00', '22T14:26', '22T13:00', '22T18:00'],
  ['09:00-18:00, 18:00-22:00 reduced', '22T14:26', '22T09:00', '22T22:00'],
  ['09:00-18:00, 18:00-22:00 reduced', '22T19:00', '22T09:00', '22T22:00'],
  ['09:00-24:00, 00:00-02:00', '22T14:26', '22T09:00', '23T02:00'],
  ['09:00-18:00', '22T20:00', null, null],
  ['00:00-24:00', '22T14:26', null, null],
])('a channel with the hours %s at %s', (day, now, opened, closes) => {
  const hours = hoursOf({ week: { 'mon-sun': day } });
  it(`opened at ${opened}`, () => {
    expect(openedAt(hours, noDays, at(now))).toBe(opened && at(opened));
  });
  it(`closes at ${closes}`, () => {
    const staffing = staffingAt(hours, noDays, at(now));
    expect(closesAt(hours, noDays, staffing)).toBe(closes && at(closes));
  });
});
