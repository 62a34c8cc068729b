import { expect, test } from 'vitest';
import { type Term, termFailure } from './term.ts';

const now = Date.UTC(2026, 10, 22);
const limits = { downBelowDays: 7, degradedBelowDays: 21 };
const inDays = (days: number, subject = 'CN=own'): Term => ({
  subject,
  endsAt: now + days * 86_400_000,
});

test.each([
  ['has just ended', 0, 'certificate_expires_soon'],
  ['ended yesterday', -1, 'certificate_expires_soon'],
  ['ends within the week', 6.99, 'certificate_expires_soon'],
  ['ends in a week', 7, 'certificate_renewal_due'],
  ['ends within three weeks', 20.99, 'certificate_renewal_due'],
  ['ends in three weeks', 21, undefined],
  ['ends in a year', 365, undefined],
])('a certificate that %s', (_, days, reason) => {
  expect(termFailure([inDays(days)], limits, now)?.reason).toBe(reason);
});

test('the first of a chain to end decides, and is named', () => {
  const failure = termFailure([inDays(90), inDays(5.25, 'CN=middle'), inDays(6)], limits, now);
  expect(failure?.reason).toBe('certificate_expires_soon');
  expect(failure?.message).toBe(
    'The intermediate certificate CN=middle ends on 2026-11-27T06:00:00.000Z, in 5.2 days.',
  );
});

test('the own certificate of a server is called so', () => {
  const failure = termFailure([inDays(3), inDays(9, 'CN=middle')], limits, now);
  expect(failure?.message).toBe(
    'The certificate CN=own ends on 2026-11-25T00:00:00.000Z, in 3 days.',
  );
});

test('limits of no days at all leave only what is refused anyway', () => {
  const none = { downBelowDays: 0, degradedBelowDays: 0 };
  expect(termFailure([inDays(0.1)], none, now)).toBeNull();
});
