import { describe, expect, it } from 'vitest';
import { someMonitor } from '../../../tests/support/facts.ts';
import { roundTripSpec } from '../../../tests/support/targets/mail-specs.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { answerOf, type Strain } from './answer.ts';

const moment = { startedAt: Date.parse('2026-11-16T02:00:00Z'), busy: 1 };
const page = someMonitor('api');
const mail = someMonitor('email', {
  degradedAfterMs: null,
  probe: roundTripSpec({ smtp: { port: 587 }, imap: { port: 993 }, degradedAboveMs: 60_000 }),
});

const rows: readonly (readonly [Strain, string, Monitor, string | null])[] = [
  ['none', 'a page', page, null],
  ['slow', 'a page', page, 'slow'],
  ['slow', 'a page that may take its time', { ...page, degradedAfterMs: null }, null],
  ['delivered_late', 'a page', page, null],
  ['none', 'a mail', mail, null],
  ['delivered_late', 'a mail', mail, 'delivered_late'],
];

describe('a made-up answer', () => {
  it.each(rows)('under the strain "%s" on %s', (strain, _, monitor, reason) => {
    const answer = answerOf(monitor, moment, strain);
    expect(answer.reason).toBe(reason);
    expect(answer.outcome).toBe(reason === null ? 'up' : 'degraded');
    expect(answer.latencyMs).toBeGreaterThan(20);
    expect(answer.latencyMs).toBeLessThan(120_000);
  });

  it('measures the delivery of a mail, and nothing of a page', () => {
    const { phases, measures } = answerOf(mail, moment, 'none');
    expect(measures).toEqual({ deliveryMs: phases.delivery });
    expect(answerOf(page, moment, 'none').measures).toEqual({});
  });
});
