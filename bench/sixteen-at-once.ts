import { createSlots } from './slots.ts';

/** Does all of the work, sixteen pieces at a time, as the scheduler looks. */
export function sixteenAtOnce(work: readonly (() => Promise<unknown>)[]): Promise<unknown> {
  return Promise.all(work.map(createSlots(16)));
}
