import { expect, test } from 'vitest';
import { uptimeText } from './uptime.ts';

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
