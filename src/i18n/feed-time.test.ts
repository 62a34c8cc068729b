import { expect, test } from 'vitest';
import { feedInstant, feedTime } from './feed-time.ts';

test.each([
  ['2026-11-22T06:26:10Z', 'Asia/Shanghai', 'Nov 22, 06:26 UTC', '11月22日 14:26 UTC+8'],
  ['2026-12-31T16:00:00Z', 'Asia/Shanghai', 'Dec 31, 16:00 UTC', '1月1日 00:00 UTC+8'],
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', 'Mar 29, 00:59 UTC', '3月29日 01:59 UTC+1'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', 'Mar 29, 01:00 UTC', '3月29日 03:00 UTC+2'],
  ['2026-09-05T23:05:00Z', 'America/St_Johns', 'Sep 5, 23:05 UTC', '9月5日 20:35 UTC−2:30'],
  ['2026-05-01T00:00:00Z', 'UTC', 'May 1, 00:00 UTC', '5月1日 00:00 UTC'],
])('%s at %s is %s in English and %s in Chinese', (instant, zone, en, zh) => {
  expect(feedInstant(Date.parse(instant), 'en', zone)).toBe(en);
  expect(feedInstant(Date.parse(instant), 'zh', zone)).toBe(zh);
});

test('months have three letters, as existing readers take them apart', () => {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
  expect(months.map((instant) => feedTime(instant, 'en', 'UTC').month).join(' ')).toBe(
    'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  );
});
