import { expect, test } from 'vitest';
import { shareText, uptimeText } from './uptime.ts';

test.each([
  [100, '100.00%'],
  [99.99, '99.99%'],
  [99.9, '99.90%'],
  [66.66, '66.66%'],
  [0, '0.00%'],
  [null, '—'],
])('%s is printed as %s', (percent, text) => {
  expect(uptimeText(percent)).toBe(text);
});

test.each([
  [0.0001, '不到 1%', 'less than 1%'],
  [0.01, '1%', '1%'],
  [0.759, '75%', '75%'],
  [0.9899, '98%', '98%'],
  [0.99, '超过 99%', 'more than 99%'],
  [0.9999, '超过 99%', 'more than 99%'],
])('the share %d is printed as %s and as %s', (share, zh, en) => {
  expect([shareText(share, 'zh'), shareText(share, 'en')]).toEqual([zh, en]);
});
