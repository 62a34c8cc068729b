import type { Facts } from '../domain/facts.ts';
import { coverageOf, firstLookIn, selectBeginnings } from './coverage.ts';
import type { Database } from './database.ts';
import { selectPauses } from './monitor-pause.ts';
import { monitorStatesOf, selectMonitorStates } from './monitor-state.ts';
import { selectKnownMonitors } from './registration.ts';
import { type KnownWords, readStaffWords } from './staff-words.ts';
import { selectTransitions, transitionsOf } from './transition.ts';

/** From `since` until `until`: half-open `[since, until)`, UTC ms. */
type Asked = Readonly<{ since: number; until?: number }>;

export type ReadFacts = (db: Database, asked: Asked) => Promise<Facts>;

/** Reads what is stored once, as `factsReader` does. */
export function readFacts(db: Database, asked: Asked): Promise<Facts> {
  return factsReader()(db, asked);
}

/**
 * Reads again and again what is stored of a stretch of time, or from `since` until now: what monitors
 * have seen, and what staff say and set. The latter, which is long and seldom new, is only read where
 * a change was made since the last time.
 */
export function factsReader(): ReadFacts {
  let known: KnownWords | null = null;
  return async (db, { since, until = Number.MAX_SAFE_INTEGER }) => {
    const [seen, said] = await Promise.all([
      readSeen(db, since, until),
      readStaffWords(db, { start: since, end: until }, known),
    ]);
    known = said;
    return { ...seen, words: said.words, settings: said.settings };
  };
}

/** What is not of staff. */
type Seen = Omit<Facts, 'words' | 'settings'>;

/**
 * Reads, as of one instant, every monitor, state and pause, and when anybody first looked; the transitions
 * of that time and, per monitor and location, the one that was in force when it began; and the
 * coverage that speaks for any of it. Oldest first per monitor and location.
 */
async function readSeen(db: Database, since: number, until: number): Promise<Seen> {
  const [monitors, states, pauses, transitions, beginnings] = await db.drizzle.batch([
    selectKnownMonitors(db),
    selectMonitorStates(db),
    selectPauses(db),
    selectTransitions(db, since, until),
    selectBeginnings(db, since, until),
  ]);
  return {
    monitors,
    states: monitorStatesOf(states),
    pauses,
    transitions: transitionsOf(transitions),
    coverage: coverageOf(beginnings, since, until),
    firstLookAt: firstLookIn(beginnings),
  };
}
