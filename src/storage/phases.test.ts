import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesOf, phasesOf, timesOf } from './phases.ts';

test('phases are stored as a list of names and a list of whole milliseconds', () => {
  const phases = { dns: 0.4, tcp: 1.2, tls: 12, wait: 39.6, read: 1 };
  expect([namesOf(phases), timesOf(phases)]).toEqual(['dns tcp tls wait read', '0 1 12 40 1']);
});

test('no phases are stored as nothing', () => {
  expect([namesOf({}), timesOf({}), phasesOf(null, null)]).toEqual([null, null, {}]);
});

test('phases of any name are read back as they were, in whole milliseconds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.nat()), (phases) => {
      expect(phasesOf(namesOf(phases), timesOf(phases))).toEqual({ ...phases });
    }),
  );
});
