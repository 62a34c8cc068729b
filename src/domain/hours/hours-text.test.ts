import { describe, expect, test } from 'vitest';
import { readHours, spanText } from './hours-text.ts';

describe('hours of a day are read', () => {
  test.each([
    ['closed', ''],
    ['09:00-18:00', '540-1080'],
    ['09:00-12:00, 13:00-18:00', '540-720 780-1080'],
    ['13:00-18:00,09:00-12:00', '540-720 780-1080'],
    [' 09:00-12:00 , 12:00-13:00 reduced ', '540-720 720-780r'],
    ['00:00-24:00', '0-1440'],
    ['22:00-02:00', '1320-1560'],
    ['20:00-00:00', '1200-1440'],
    ['12:00-11:59 reduced', '720-2159r'],
    ['00:00-00:01', '0-1'],
    ['08:00-12:00, 18:00-06:00', '480-720 1080-1800'],
  ])('%s', (text, expected) => {
    const read = readHours(text);
    const spans = read.kind === 'read' ? read.spans : [];
    expect(read.kind).toBe('read');
    expect(
      spans
        .map((one) => `${one.from}-${one.until}${one.staffing === 'reduced' ? 'r' : ''}`)
        .join(' '),
    ).toBe(expected);
  });
});

describe('what cannot be meant is refused', () => {
  const shape = 'must be hours such as "09:00-12:00, 13:00-18:00 reduced", or "closed"';
  test.each([
    ['', shape],
    ['9-18', shape],
    ['9:00-18:00', shape],
    ['09:00–18:00', shape],
    ['09:00-18:00 limited', shape],
    ['09:00-18:00,', shape],
    ['09:00-12:00, closed', shape],
    ['open', shape],
    ['09:60-18:00', 'must hold times from 00:00 to 24:00; "09:60-18:00" does not'],
    ['09:00-24:01', 'must hold times from 00:00 to 24:00; "09:00-24:01" does not'],
    ['25:00-26:00', 'must hold times from 00:00 to 24:00; "25:00-26:00" does not'],
    ['24:00-06:00', 'must hold times from 00:00 to 24:00; "24:00-06:00" does not'],
    ['09:00-09:00', 'must not hold "09:00-09:00", which is empty; remove it'],
    ['00:00-00:00', 'must not hold "00:00-00:00", which is empty; remove it'],
    ['18:00-12:01', 'must not hold "18:00-12:01", which ends before it begins; swap its times'],
    ['11:00-09:00', 'must not hold "11:00-09:00", which ends before it begins; swap its times'],
    [
      '09:00-13:00, 12:00-18:00',
      'must not overlap, as 09:00-13:00 and 12:00-18:00 do; let one end where the other begins',
    ],
    [
      '22:00-02:00, 23:00-24:00 reduced',
      'must not overlap, as 22:00-02:00 and 23:00-24:00 do; let one end where the other begins',
    ],
  ])('%s', (text, remedy) => {
    expect(readHours(text)).toEqual({ kind: 'wrong', remedy });
  });
});

test('a span is written as it was read', () => {
  expect(spanText({ from: 1320, until: 1560, staffing: 'open' })).toBe('22:00-02:00');
  expect(spanText({ from: 0, until: 1440, staffing: 'open' })).toBe('00:00-24:00');
});
