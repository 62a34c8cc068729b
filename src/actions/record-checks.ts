import type { Check } from '../domain/monitor/check.ts';
import type { MonitorState, Transition } from '../domain/monitor/monitor-state.ts';
import { addAnswerTimes } from '../storage/answer-time.ts';
import { insertChecks } from '../storage/check.ts';
import { beginningsOf, insertBeginnings } from '../storage/coverage.ts';
import type { Database } from '../storage/database.ts';
import { insertLocations } from '../storage/location.ts';
import { insertPhaseLists } from '../storage/phases.ts';
import { baseOf, replaceStates, type StateChange, selectLost } from '../storage/state-change.ts';
import { insertTransitions } from '../storage/transition.ts';

/** A check, and what judging it made of the state of its monitor. */
export type JudgedCheck = Readonly<{
  check: Check;
  before: MonitorState;
  after: MonitorState;
  transition: Transition | null;
}>;

/** How many checks go into one write: more would hold the event loop too long. */
const checksPerWrite = 250;

/**
 * Records checks in the order given. Each is stored, and its answer times are counted, once, however
 * often it is recorded. States, transitions and coverage follow unless another writer has changed the state meanwhile: those
 * checks are returned as conflicts, in their order, to be judged again from the state that
 * `readMonitorStates` now gives, and recorded again. Every 250 checks are one write, all or
 * nothing. Rejects when a monitor is not registered or the database cannot be written.
 */
export async function recordChecks(
  db: Database,
  judged: readonly JudgedCheck[],
): Promise<{ conflicts: readonly JudgedCheck[] }> {
  const conflicts: JudgedCheck[] = [];
  for (let start = 0; start < judged.length; start += checksPerWrite) {
    conflicts.push(...(await record(db, judged.slice(start, start + checksPerWrite))));
  }
  return { conflicts };
}

async function record(db: Database, judged: readonly JudgedCheck[]) {
  const checks = judged.map(({ check }) => check);
  const changes = changesOf(judged);
  const [, lost] = await db.write([
    insertLocations(checks.map(({ location }) => location)),
    selectLost(changes),
    insertPhaseLists(checks),
    addAnswerTimes(checks),
    insertChecks(checks),
    insertTransitions(changes.flatMap(transitionsOf)),
    insertBeginnings(changes.flatMap(coverageOf)),
    replaceStates(changes),
  ]);
  const lostChanges = new Set(lost?.rows.map((row) => changes[Number(row.lost)]));
  const done = new Set(
    changes.filter((change) => !lostChanges.has(change)).flatMap((change) => change.judged),
  );
  return judged.filter((one) => changesState(one) && !done.has(one));
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
  return beginningsOf(before.lastDecidedAt, decided).map((beginning) => ({
    base: baseOf(before),
    beginning,
  }));
}
