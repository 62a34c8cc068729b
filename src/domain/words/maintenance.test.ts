import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someMaintenance } from '../../../tests/support/words.ts';
import {
  isActive,
  isDone,
  type Maintenance,
  type MaintenanceStatus,
  type MaintenanceUpdate,
  maintenanceCauses,
  maintenanceChangesAt,
  maintenanceEndedAt,
  maintenanceMoves,
  maintenanceStatusAt,
  maintenanceStatuses,
} from './maintenance.ts';

type Told = readonly [at: number, status: MaintenanceStatus];

/** Work from 10 to 20, announced at 0, with these updates afterwards. */
function work(told: readonly Told[], changes: Partial<Maintenance> = {}): Maintenance {
  const updates = [[0, 'scheduled'] as const, ...told].map(
    ([at, status], index): MaintenanceUpdate => ({
      ...{ id: `update${index}`, status, at, createdAt: at, editedAt: null, notify: true },
      body: { en: status },
    }),
  );
  return someMaintenance({ from: 10, until: 20, updates, ...changes });
}

const manual = { auto: false };

describe('where planned work stands', () => {
  it.each<[string, Maintenance, readonly (readonly [number, MaintenanceStatus])[]]>([
    [
      'starts and ends by itself, also before that is written down',
      work([]),
      [
        [9, 'scheduled'],
        [10, 'in_progress'],
        [19, 'in_progress'],
        [20, 'completed'],
      ],
    ],
    [
      'waits for staff where it does not run by itself',
      work([[12, 'in_progress']], manual),
      [
        [11, 'scheduled'],
        [12, 'in_progress'],
        [99, 'in_progress'],
      ],
    ],
    [
      'may start early',
      work([[5, 'in_progress']]),
      [
        [4, 'scheduled'],
        [5, 'in_progress'],
        [20, 'completed'],
      ],
    ],
    [
      'may end early, and stays so',
      work([
        [10, 'in_progress'],
        [15, 'completed'],
      ]),
      [
        [14, 'in_progress'],
        [15, 'completed'],
        [20, 'completed'],
      ],
    ],
    [
      'is verified until its end',
      work([
        [10, 'in_progress'],
        [15, 'verifying'],
      ]),
      [
        [15, 'verifying'],
        [20, 'completed'],
      ],
    ],
    [
      'takes longer when it is extended',
      work([[10, 'in_progress']], { scheduledUntil: 30 }),
      [
        [20, 'in_progress'],
        [30, 'completed'],
      ],
    ],
    [
      'never begins when it was cancelled',
      work([[5, 'cancelled']]),
      [
        [5, 'cancelled'],
        [15, 'cancelled'],
        [20, 'cancelled'],
      ],
    ],
    [
      'goes on when it was taken up again',
      work(
        [
          [10, 'in_progress'],
          [20, 'completed'],
          [25, 'in_progress'],
        ],
        { scheduledUntil: 40 },
      ),
      [
        [22, 'completed'],
        [25, 'in_progress'],
        [39, 'in_progress'],
        [40, 'completed'],
      ],
    ],
    [
      'stays as it was said once it no longer runs by itself',
      work([[10, 'in_progress']], manual),
      [
        [15, 'in_progress'],
        [25, 'in_progress'],
      ],
    ],
  ])('%s', (_, maintenance, expected) => {
    for (const [now, status] of expected) {
      expect(maintenanceStatusAt(maintenance, now), `at ${now}`).toBe(status);
    }
  });

  it('was over for the last time when it was completed or cancelled', () => {
    expect(maintenanceEndedAt(work([]))).toBeNull();
    expect(
      maintenanceEndedAt(
        work([
          [5, 'cancelled'],
          [6, 'cancelled'],
        ]),
      ),
    ).toBe(5);
    const again: readonly Told[] = [
      [10, 'in_progress'],
      [12, 'completed'],
      [14, 'in_progress'],
    ];
    expect(maintenanceEndedAt(work(again))).toBeNull();
    expect(maintenanceEndedAt(work([...again, [18, 'completed'], [19, 'completed']]))).toBe(18);
  });
});

describe('the next instant at which planned work moves by itself', () => {
  it.each<[string, Maintenance, now: number, next: number | null]>([
    ['is its beginning', work([]), 9, 10],
    ['is its end once it has begun', work([]), 10, 20],
    ['is its end where it began early', work([[5, 'in_progress']]), 6, 20],
    ['is none once it is over', work([]), 20, null],
    ['is none where it was cancelled', work([[5, 'cancelled']]), 6, null],
    ['is none where staff move it', work([], manual), 5, null],
  ])('%s', (_, maintenance, now, next) => {
    expect(maintenanceChangesAt(maintenance, now)).toBe(next);
  });

  test('is when its status changes next, whatever was said', () => {
    const times = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }));
    fc.assert(
      fc.property(someTold(), times, fc.boolean(), (told, [from, length], auto) => {
        const window = { scheduledFor: from, scheduledUntil: from + length, auto };
        const maintenance = work(told, window);
        const now = told.at(-1)?.[0] ?? 0;
        const next = maintenanceChangesAt(maintenance, now);
        const status = maintenanceStatusAt(maintenance, now);
        for (let later = now; later < (next ?? 60); later++) {
          expect(maintenanceStatusAt(maintenance, later)).toBe(status);
        }
        if (next !== null) expect(maintenanceStatusAt(maintenance, next)).not.toBe(status);
      }),
      { numRuns: 300 },
    );
  });
});

/** Updates at 3, 6, 9 and so on, each an allowed move. */
function someTold(): fc.Arbitrary<readonly Told[]> {
  return fc.array(fc.nat(), { maxLength: 5 }).map((choices) => {
    const told: Told[] = [];
    for (const [index, choice] of choices.entries()) {
      const possible = maintenanceMoves[told.at(-1)?.[1] ?? 'scheduled'];
      told.push([index * 3 + 3, possible[choice % possible.length] ?? 'scheduled']);
    }
    return told;
  });
}

describe('where planned work may go', () => {
  it.each<[MaintenanceStatus, readonly MaintenanceStatus[]]>([
    ['scheduled', ['verifying', 'completed']],
    ['in_progress', ['scheduled']],
    ['verifying', ['scheduled']],
    ['completed', ['scheduled', 'verifying', 'cancelled']],
    ['cancelled', ['scheduled', 'in_progress', 'verifying', 'completed']],
  ])('from %s is not %j', (from, refused) => {
    const impossible = maintenanceStatuses.filter((to) => !maintenanceMoves[from].includes(to));
    expect(impossible).toEqual(refused);
  });
});

describe('the time in which the work was done', () => {
  it.each<[string, Maintenance, now: number, spans: readonly string[]]>([
    ['is none before it begins', work([]), 9, []],
    ['lasts until now', work([]), 15, ['10-15']],
    ['is the window', work([]), 50, ['10-20']],
    [
      'is what staff said of it',
      work(
        [
          [12, 'in_progress'],
          [17, 'completed'],
        ],
        manual,
      ),
      50,
      ['12-17'],
    ],
    [
      'takes in the look at the result',
      work([
        [5, 'in_progress'],
        [12, 'verifying'],
      ]),
      50,
      ['5-20'],
    ],
    [
      'ends with a cancellation',
      work([
        [10, 'in_progress'],
        [14, 'cancelled'],
      ]),
      50,
      ['10-14'],
    ],
    [
      'is each of its runs',
      work(
        [
          [10, 'in_progress'],
          [20, 'completed'],
          [30, 'in_progress'],
        ],
        { scheduledUntil: 40 },
      ),
      50,
      ['10-20', '30-40'],
    ],
  ])('%s', (_, maintenance, now, spans) => {
    expect(joined(maintenanceCauses(maintenance, now))).toEqual(spans);
  });

  test('is every instant at which it is active, and no other', () => {
    fc.assert(
      fc.property(someTold(), fc.boolean(), (told, auto) => {
        const maintenance = work(told, { auto });
        const causes = maintenanceCauses(maintenance, 30);
        for (let instant = 0; instant < 30; instant++) {
          const isCovered = causes.some(({ start, end }) => start <= instant && instant < end);
          const status = maintenanceStatusAt(maintenance, instant);
          expect(isCovered).toBe(isActive(status));
          expect(isActive(status) && isDone(status)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Spans that touch each other as one. */
function joined(spans: readonly { start: number; end: number }[]): readonly string[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => `${start}-${end}`);
}
