import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someMaintenance } from '../../../tests/support/words.ts';
import {
  type Maintenance,
  type MaintenanceStatus,
  maintenanceMoves,
  maintenanceStatusAt,
} from './maintenance.ts';
import { overdueSteps } from './maintenance-clock.ts';

/** Work from 10 to 20 of which this was said last. */
function work(status: MaintenanceStatus, changes: Partial<Maintenance> = {}): Maintenance {
  const { updates, ...rest } = someMaintenance({ from: 10, until: 20, ...changes });
  return { ...rest, updates: updates.map((update) => ({ ...update, status, at: 0 })) };
}

describe('what the clock is to write down', () => {
  it.each<[string, Maintenance, now: number, steps: readonly string[]]>([
    ['is nothing before the beginning', work('scheduled'), 9, []],
    ['is the beginning, from its instant on', work('scheduled'), 10, ['in_progress at 10']],
    ['is both after a long sleep', work('scheduled'), 99, ['in_progress at 10', 'completed at 20']],
    [
      'is the end only, where the beginning is written',
      work('in_progress'),
      20,
      ['completed at 20'],
    ],
    ['is the end of what is being verified', work('verifying'), 25, ['completed at 20']],
    ['is nothing once it is over', work('completed'), 99, []],
    ['is nothing of what was cancelled', work('cancelled'), 99, []],
    ['is nothing where staff move it', work('scheduled', { auto: false }), 99, []],
  ])('%s', (_, maintenance, now, steps) => {
    const overdue = overdueSteps(maintenance, now);
    expect(overdue.map(({ status, at }) => `${status} at ${at}`)).toEqual(steps);
  });

  test('changes nothing of what it was at any instant, whatever staff said before', () => {
    const choices = fc.array(fc.nat(), { maxLength: 4 });
    const length = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(choices, length, fc.integer({ min: 5, max: 60 }), (chosen, minutes, now) => {
        const before = someMaintenance({ from: 10, until: 10 + minutes, updates: told(chosen) });
        const steps = overdueSteps(before, now).map((step) => ({ ...anUpdate, ...step }));
        const after = { ...before, updates: [...before.updates, ...steps] };
        expect(overdueSteps(after, now)).toEqual([]);
        for (let instant = 5; instant <= 60; instant++) {
          const [was, is] = [before, after].map((one) => maintenanceStatusAt(one, instant));
          expect(is).toBe(was);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const anUpdate = { id: 'update', createdAt: 0, editedAt: null, notify: true };

/** Updates at 0, 1, 2 and so on, each an allowed move. */
function told(choices: readonly number[]): Maintenance['updates'] {
  let status: MaintenanceStatus = 'scheduled';
  return [0, ...choices].map((choice, at) => {
    const possible = maintenanceMoves[status];
    if (at > 0) status = possible[choice % possible.length] ?? status;
    return { ...anUpdate, status, at, body: { en: status } };
  });
}
