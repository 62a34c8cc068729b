import type { StatusInterval } from '../../src/domain/past/status-interval.ts';

const hourMs = 60 * 60 * 1000;

/** Short names of all that a component may be. */
export const statuses = {
  up: 'operational',
  slow: 'degraded_performance',
  part: 'partial_outage',
  out: 'major_outage',
  work: 'under_maintenance',
  dark: 'unverified',
} as const;

/** Intervals written as `up 0-6, out 6-6.5`, in hours after an instant. */
export function intervals(written: string, from = 0): readonly StatusInterval[] {
  return written.split(', ').map((one) => {
    const [status = '', span = ''] = one.split(' ');
    const [start = NaN, end = NaN] = span.split('-').map((hours) => from + Number(hours) * hourMs);
    return { status: statuses[status as keyof typeof statuses], start, end };
  });
}
