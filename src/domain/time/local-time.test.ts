import { expect, test } from 'vitest';
import { timesShown } from './local-time.ts';
import { zoneOffset } from './zone.ts';

test.each([
  ['Asia/Shanghai', '2026-03-29T02:30', 'once'],
  ['Europe/Berlin', '2026-03-29T01:59', 'once'],
  ['Europe/Berlin', '2026-03-29T02:00', 'never'],
  ['Europe/Berlin', '2026-03-29T02:59', 'never'],
  ['Europe/Berlin', '2026-03-29T03:00', 'once'],
  ['Europe/Berlin', '2026-10-25T01:59', 'once'],
  ['Europe/Berlin', '2026-10-25T02:00', 'twice'],
  ['Europe/Berlin', '2026-10-25T02:59', 'twice'],
  ['Europe/Berlin', '2026-10-25T03:00', 'once'],
  ['America/New_York', '2026-03-08T02:30', 'never'],
  ['America/New_York', '2026-11-01T01:30', 'twice'],
  // The islands left out a whole day.
  ['Pacific/Apia', '2011-12-30T12:00', 'never'],
] as const)('the clocks of %s show %s %s', (zone, local, times) => {
  expect(timesShown(Date.parse(`${local}Z`), zoneOffset(zone))).toBe(times);
});
