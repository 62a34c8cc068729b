import { describe, expect, it } from 'vitest';
import { busyTimes } from './busy-time.ts';

const busyAt = busyTimes('Asia/Shanghai');
const at = (local: string) => busyAt(Date.parse(`${local}:00+08:00`));

// 2026-11-16 is a Monday.
const rows: readonly (readonly [busier: string, quieter: string])[] = [
  ['2026-11-16T10:00', '2026-11-16T03:00'],
  ['2026-11-16T10:00', '2026-11-16T12:30'],
  ['2026-11-16T10:00', '2026-11-18T10:00'],
  ['2026-11-18T10:00', '2026-11-21T10:00'],
  ['2026-11-16T20:00', '2026-11-16T23:00'],
];

describe('busy times', () => {
  it.each(rows)('are busier at %s than at %s', (busier, quieter) => {
    expect(at(busier)).toBeGreaterThan(at(quieter));
  });

  it('go by the clocks of the site', () => {
    const london = busyTimes('Europe/London');
    expect(london(Date.parse('2026-11-16T10:00:00Z'))).toBe(at('2026-11-16T10:00'));
  });
});
