import type { Check } from '../domain/check.ts';
import type { MonitorState, Transition } from '../domain/monitor-state.ts';
import { insertChecks, insertLocations } from '../storage/check.ts';
import { extendCoverage, stretchesOf } from '../storage/coverage.ts';
import type { Database } from '../storage/database.ts';
import {
  baseOf,
  replaceStates,
  type StateChange,
  selectPossible,
} from '../storage/monitor-state.ts';
import { insertTransitions } from '../storage/transition.ts';

/** A check, and what judging it made of the state of its monitor. */
export type JudgedCheck = Readonly<{
  check: Check;
  before: MonitorState;
  after: MonitorState;
  transition: Transition | null;
}>;

/** How many checks go into one batch: more would hold the event loop too long. */
const checksPerBatch = 500;

/**
 * Records checks in the order given. Every check is stored, and is stored once however often it
 * is recorded. States, transitions and coverage follow unless another writer has changed the
 * state meanwhile: the checks concerned are returned, to be judged anew from the state that
 * `readMonitorStates` now gives, and recorded again. Each batch of 500 checks is all or nothing.
 * Rejects when a monitor is not registered.
 */
export async function recordChecks(
  db: Database,
  judged: readonly JudgedCheck[],
): Promise<{ conflicts: readonly Check[] }> {
  const conflicts: Check[] = [];
  for (let start = 0; start < judged.length; start += checksPerBatch) {
    conflicts.push(...(await recordBatch(db, judged.slice(start, start + checksPerBatch))));
  }
  return { conflicts };
}

async function recordBatch(
  db: Database,
  judged: readonly JudgedCheck[],
): Promise<readonly Check[]> {
  const changes = changesOf(judged);
  const results = await db.write([
    insertLocations(judged.map(({ check }) => check.location)),
    insertChecks(judged.map(({ check }) => check)),
    selectPossible(changes),
    insertTransitions(changes.flatMap(transitionsOf)),
    extendCoverage(changes.flatMap(coverageOf)),
    replaceStates(changes),
  ]);
  const possible = new Set(results[2]?.rows.map((row) => Number(row['possible'])));
  const written = new Set(
    changes.flatMap(({ judged }, index) => (possible.has(index) ? judged : [])),
  );
  return judged.filter((one) => !written.has(one) && changesState(one)).map(({ check }) => check);
}

/** The checks of one monitor and location, folded to one change of its state. */
type Change = StateChange & Readonly<{ judged: readonly JudgedCheck[] }>;

function changesOf(judged: readonly JudgedCheck[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const one of judged.filter(changesState)) {
    const key = JSON.stringify([one.check.monitor, one.check.location]);
    const change = changes.get(key);
    if (change === undefined) {
      changes.set(key, { before: one.before, after: one.after, judged: [one] });
    } else if (follows(one.before, change.after)) {
      changes.set(key, { ...change, after: one.after, judged: [...change.judged, one] });
    }
  }
  return [...changes.values()];
}

/** A check that came too late to be judged leaves the state as it was. */
function changesState({ before, after }: JudgedCheck): boolean {
  return after.version !== before.version;
}

function follows(next: MonitorState, last: MonitorState): boolean {
  return next.version === last.version && next.lastCheckAt === last.lastCheckAt;
}

function transitionsOf({ before, judged }: Change) {
  return judged.flatMap(({ transition }) =>
    transition ? [{ base: baseOf(before), transition }] : [],
  );
}

function coverageOf({ before, judged }: Change) {
  const decided = judged.map(({ check }) => check).filter(({ outcome }) => outcome !== 'unknown');
  return stretchesOf(decided).map((stretch) => ({ base: baseOf(before), stretch }));
}
