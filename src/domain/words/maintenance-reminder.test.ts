import { describe, expect, test } from 'vitest';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import { someMaintenance } from '../../../tests/support/words.ts';
import { isReminderDue } from './maintenance-reminder.ts';

const hourMs = 60 * minuteMs;
const from = someNow + 5 * hourMs;
const work = (updatedAt = someNow) => ({
  ...someMaintenance({ from, until: from + hourMs }),
  updatedAt,
});

describe('a reminder of planned work', () => {
  test.each([
    ['more than an hour before', from - hourMs - 1, false],
    ['an hour before', from - hourMs, true],
    ['a minute before', from - minuteMs, true],
    ['when it begins', from, false],
    ['a day later', from + 24 * hourMs, false],
  ])('is due or not %s', (_, now, due) => {
    expect(isReminderDue(work(), now)).toBe(due);
  });

  test.each([
    ['earlier', from - hourMs - 1, true],
    ['an hour before', from - hourMs, false],
    ['within the hour', from - minuteMs, false],
  ])('of what was announced or changed %s is due or not', (_, updatedAt, due) => {
    expect(isReminderDue(work(updatedAt), from - minuteMs)).toBe(due);
  });

  test.each(['cancelled', 'in_progress', 'completed'] as const)(
    'is not due of what is %s',
    (status) => {
      const [first, ...rest] = work().updates;
      const updates = first ? [first, ...rest, { ...first, id: 'x', status, at: someNow + 1 }] : [];
      expect(isReminderDue({ ...work(), updates }, from - minuteMs)).toBe(false);
    },
  );
});
