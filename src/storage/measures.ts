import type { Measure, Measures } from '../domain/monitor/check.ts';

/** Every measure; tables have a column of each name, null where nothing was measured. */
const measureNames = [
  'firstReplyMs',
  'queueWaitSeconds',
  'deliveryMs',
  'newestMessageSeconds',
] as const satisfies readonly Measure[];

/** The measures of a row, without those that it does not have. */
export function measuresOf(row: Readonly<Record<Measure, number | null>>): Measures {
  return Object.fromEntries(
    measureNames.flatMap((name) => {
      const value = row[name];
      return value === null ? [] : [[name, value]];
    }),
  );
}
