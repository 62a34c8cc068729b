import { expect, test } from 'vitest';
import { saidAt } from '../../../tests/support/staffing.ts';
import type { HoursDefinition } from './hours-definition.ts';

const office = { 'mon-fri': '09:00-12:00, 13:00-18:00', sat: '10:00-16:00 reduced' } as const;

test.each<readonly [about: string, HoursDefinition, now: string, says: string]>([
  [
    'a bot all the time',
    { week: { mon: 'closed' }, bot: { 'mon-sun': '00:00-24:00' } },
    '2026-11-02T05:00',
    'a bot until never',
  ],
  [
    'a bot until people come',
    { week: office, bot: { 'mon-sun': '00:00-24:00' } },
    '2026-11-02T05:00',
    'a bot until 2026-11-02T09:00',
  ],
  [
    'a bot until fewer people than usual come',
    { week: office, bot: { 'mon-sun': '00:00-24:00' } },
    '2026-11-07T05:00',
    'a bot until 2026-11-07T10:00',
  ],
  [
    'fewer people than usual until nobody but a bot is there',
    { week: office, bot: { 'mon-sun': '00:00-24:00' } },
    '2026-11-07T11:00',
    'reduced until 2026-11-07T16:00',
  ],
  [
    'a bot until it goes, too',
    { week: office, bot: { 'mon-sun': '08:00-22:00' } },
    '2026-11-02T19:00',
    'a bot until 2026-11-02T22:00',
  ],
  [
    'people until a bot takes over',
    { week: office, bot: { 'mon-sun': '00:00-24:00' } },
    '2026-11-02T17:00',
    'open until 2026-11-02T18:00',
  ],
])('%s', (_, hours, now, says) => {
  expect(saidAt(hours, now)).toBe(says);
});
