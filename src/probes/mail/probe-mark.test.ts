import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markField, markIn, markValue } from './probe-mark.ts';

const mark = { runId: 'run-1', expiresAt: Date.UTC(2026, 10, 22, 4, 5, 6) };

describe('the mark of a test message', () => {
  test('is read as it was written, for every run and instant', () => {
    const runs = fc.record({
      runId: fc.stringMatching(/^[\w-]{1,40}$/),
      expiresAt: fc.integer({ min: 0, max: Date.UTC(2099, 0) }),
    });
    fc.assert(
      fc.property(runs, (some) => {
        expect(markIn(`${markField}: ${markValue(some)}\r\n\r\n`)).toEqual(some);
      }),
    );
  });

  const headers: readonly (readonly [what: string, header: string, found: typeof mark | null])[] = [
    ['folded', 'X-Helplight-Probe: run-1;\r\n expires=2026-11-22T04:05:06Z\r\n', mark],
    ['in other capitals', 'x-helplight-probe:run-1; expires=2026-11-22T04:05:06.000Z', mark],
    ['among others', 'To: x\nX-Helplight-Probe: run-1; expires=2026-11-22T04:05:06Z\nCc: y', mark],
    ['of another program', 'X-Other-Probe: run-1; expires=2026-11-22T04:05:06Z', null],
    ['without an instant', 'X-Helplight-Probe: run-1', null],
    ['with an instant that cannot be', 'X-Helplight-Probe: run-1; expires=soon', null],
    ['only quoted in a subject', 'Subject: X-Helplight-Probe: run-1; expires=2026-11-22', null],
    ['missing', '\r\n', null],
  ];
  test.each(headers)('%s', (_, header, found) => {
    expect(markIn(header)).toEqual(found);
  });
});
