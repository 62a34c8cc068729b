import { expect, it } from 'vitest';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import type { IncidentStatus } from './incident.ts';
import { type PromiseKept, type PromiseOfUpdate, promiseKept, promiseOf } from './promise.ts';

type Told = readonly [status: IncidentStatus, by: number | null];

it.each<[name: string, readonly Told[], now: number, PromiseOfUpdate | null]>([
  ['nothing is promised', [['investigating', null]], 50, null],
  ['it is due before its instant', [['investigating', 60]], 59, { kind: 'due', by: 60 }],
  ['it is missed from its instant on', [['investigating', 60]], 60, { kind: 'missed', by: 60 }],
  [
    'the next update keeps it and promises anew',
    [
      ['investigating', 60],
      ['identified', 90],
    ],
    70,
    { kind: 'due', by: 90 },
  ],
  [
    'the next update need not promise anything',
    [
      ['investigating', 60],
      ['identified', null],
    ],
    70,
    null,
  ],
  [
    'nothing is owed once it is over',
    [
      ['investigating', 60],
      ['resolved', 60],
    ],
    70,
    null,
  ],
])('%s', (_, told, now, expected) => {
  const updates = told.map(([status, nextUpdateBy], index) =>
    someUpdate(`update${index}`, index, { status, nextUpdateBy }),
  );
  expect(promiseOf(someIncident({ startedAt: 0, updates }), now)).toEqual(expected);
});

it.each<[name: string, told: readonly Told[], writtenAt: number, kept: PromiseKept | null]>([
  ['no promise is kept where none was made', [['investigating', null]], 0, null],
  ['a promise is due until its instant', [['investigating', 80]], 0, { kind: 'due', by: 80 }],
  [
    'a promise is missed from its instant on',
    [['investigating', 70]],
    0,
    { kind: 'missed', by: 70 },
  ],
  [
    'the next word keeps a promise until its instant',
    [
      ['investigating', 60],
      ['identified', null],
    ],
    60,
    { kind: 'kept', by: 60 },
  ],
  [
    'the next word is late after it, however early it is said to hold',
    [
      ['investigating', 60],
      ['resolved', null],
    ],
    61,
    { kind: 'late', by: 60 },
  ],
])('%s', (_, told, writtenAt, kept) => {
  const updates = told.map(([status, nextUpdateBy], index) => ({
    ...someUpdate(`update${index}`, index, { status, nextUpdateBy }),
    createdAt: index === 0 ? 0 : writtenAt,
  }));
  const [first = someUpdate('none', 0)] = updates;
  expect(promiseKept(someIncident({ updates }), first, 70)).toEqual(kept);
});
