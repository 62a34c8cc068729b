import type { Facts } from '../domain/facts.ts';
import { coverageOf, firstLookIn, selectBeginnings } from './coverage.ts';
import type { Database } from './database.ts';
import { type LastingFacts, type LiveFacts, withLive } from './lasting-facts.ts';
import { isSaidAsBefore, isSameButChecks, type Mark, markOf, selectMark } from './mark.ts';
import { selectPauses } from './monitor-pause.ts';
import { monitorStatesOf, selectMonitorStates } from './monitor-state.ts';
import { selectKnownMonitors } from './registration.ts';
import { type Said, saidOf, selectSaid } from './staff-words.ts';
import { selectTransitions, transitionsOf } from './transition.ts';

/** From `since` until `until`: half-open `[since, until)`, UTC ms. */
type Asked = Readonly<{ since: number; until?: number }>;

export type ReadFacts = (db: Database, asked: Readonly<{ since: number }>) => Promise<Facts>;

/** Facts as they were at one instant of the database, and by what they are known again. */
export type FactsRead = Readonly<{
  facts: Facts;
  mark: Mark;
  /** From which instant on they tell, UTC ms. */
  since: number;
  /** What of them is long and seldom new; the same object as long as nothing of it is. */
  lasting: LastingFacts;
}>;

/** What was read once, for whoever reads again. */
export type KnownFacts = Pick<FactsRead, 'lasting' | 'mark' | 'since'>;

/** Reads what is stored of a stretch of time once. */
export async function readFacts(db: Database, { since, until = latest }: Asked): Promise<Facts> {
  return (await readAll(db, { since, until })).facts;
}

/** Reads again and again what is stored from `since` until now, as `readFactsAgain` does. */
export function factsReader(): ReadFacts {
  let known: FactsRead | null = null;
  return async (db, { since }) => {
    known = await readFactsAgain(db, since, known);
    return known.facts;
  };
}

/**
 * Reads what is stored from `since` until now: what monitors have seen, and what staff say and set. Of
 * what is known already, only what every check moves is read again, unless more has changed.
 */
export async function readFactsAgain(
  db: Database,
  since: number,
  known: KnownFacts | null,
): Promise<FactsRead> {
  if (known?.since !== since) return readAll(db, { since, until: latest });
  const live = liveOf(await db.drizzle.batch(selectLive(db)));
  return goOn(known, live) ?? readNew(db, known, live);
}

/** Until when facts tell that have no end. */
const latest = Number.MAX_SAFE_INTEGER;

/** What every check moves, and the mark as it was then. */
export type Live = LiveFacts & Readonly<{ mark: Mark }>;

/** Selects what every check moves. For `liveOf`. */
export function selectLive(db: Database) {
  return [
    selectMark(db),
    selectKnownMonitors(db),
    selectMonitorStates(db),
    selectPauses(db),
  ] as const;
}

/** The live facts that were selected. */
export function liveOf([mark, monitors, states, pauses]: LiveSelected): Live {
  return { mark: markOf(mark), monitors, states: monitorStatesOf(states), pauses };
}

type LiveSelected = readonly [
  ...[mark: Awaited<ReturnType<typeof selectMark>>],
  ...[monitors: Awaited<ReturnType<typeof selectKnownMonitors>>],
  ...[states: Awaited<ReturnType<typeof selectMonitorStates>>],
  ...[pauses: Awaited<ReturnType<typeof selectPauses>>],
];

/** The facts of what is lasting and what is live. */
export function restored(lasting: LastingFacts, live: Live, since: number): FactsRead {
  return { facts: withLive(lasting, factsOf(live)), mark: live.mark, since, lasting };
}

/** What was known, with what is live now; null where more than that has changed. */
export function goOn({ lasting, mark, since }: KnownFacts, live: Live): FactsRead | null {
  return isSameButChecks(mark, live.mark) ? restored(lasting, live, since) : null;
}

/**
 * Reads once more what monitors have seen, and what staff say, which is longest, only if they have
 * changed anything by the time of `live`.
 */
export async function readNew(
  db: Database,
  { lasting: { words, settings }, mark, since }: KnownFacts,
  { mark: now }: Live,
): Promise<FactsRead> {
  const asked = { since, until: latest };
  if (!isSaidAsBefore(mark, now)) return readAll(db, asked, { words, settings });
  const { live, seen } = seenOf(await db.drizzle.batch(selectSeen(db, asked)), asked);
  // Staff may have said something between the two questions.
  if (!isSaidAsBefore(live.mark, now)) return readAll(db, asked, { words, settings });
  return restored({ ...seen, words, settings }, live, since);
}

/**
 * Reads, as of one instant, every monitor, state and pause, and when anybody first looked; the
 * transitions of that time and, per monitor and location, the one that was in force when it began; the
 * coverage that speaks for any of it, oldest first per monitor and location; and what staff say and set.
 */
async function readAll(db: Database, asked: Required<Asked>, known?: Said): Promise<FactsRead> {
  const { since, until } = asked;
  const [mark, monitors, states, pauses, transitions, beginnings, ...said] = await db.drizzle.batch(
    [...selectSeen(db, asked), ...selectSaid(db, { start: since, end: until })],
  );
  const selected = [mark, monitors, states, pauses, transitions, beginnings] as const;
  const { live, seen } = seenOf(selected, asked);
  const lasting = { ...seen, ...saidOf(said, known?.settings) };
  return { facts: { ...factsOf(live), ...lasting }, mark: live.mark, since, lasting };
}

/** Selects all that monitors have seen. For `seenOf`. */
function selectSeen(db: Database, { since, until }: Required<Asked>) {
  return [
    ...selectLive(db),
    selectTransitions(db, since, until),
    selectBeginnings(db, since, until),
  ] as const;
}

type SeenSelected = readonly [
  ...LiveSelected,
  ...[transitions: Awaited<ReturnType<typeof selectTransitions>>],
  ...[beginnings: Awaited<ReturnType<typeof selectBeginnings>>],
];

function seenOf(selected: SeenSelected, { since, until }: Required<Asked>) {
  const [mark, monitors, states, pauses, transitions, beginnings] = selected;
  const seen = {
    transitions: transitionsOf(transitions),
    coverage: coverageOf(beginnings, since, until),
    firstLookAt: firstLookIn(beginnings),
  };
  return { live: liveOf([mark, monitors, states, pauses]), seen };
}

function factsOf({ monitors, states, pauses }: Live): LiveFacts {
  return { monitors, states, pauses };
}
