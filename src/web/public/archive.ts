import type { Watched } from '../../domain/watched.ts';
import { type AnswersOf, keptAnswers, type ReadAnswers } from './kept-answers.ts';
import { keptMonths, type MonthOf, type ReadPast } from './kept-months.ts';
import { keptSaid, type ReadSaid, type Said } from './kept-said.ts';
import { keptWatched, type WatchedWith } from './kept-watched.ts';

/** What reads the archive, and how. */
export type ArchiveOptions = Readonly<{
  /** As the files say it. */
  watched: Watched;
  readAnswers: ReadAnswers;
  readPast: ReadPast;
  readSaid: ReadSaid;
  /** The wall clock, UTC milliseconds. */
  now: () => number;
  /**
   * Told once when the facts can no longer be read, and once when they can again; and of stored hours
   * that cannot be.
   */
  log: (level: 'warn' | 'info', message: string, error?: unknown) => void;
}>;

/** What is told of the past of what is watched. */
export type PastTold = Readonly<{ answersOf: AnswersOf; monthOf: MonthOf }>;

/** What single pages are made of, read when they are asked for and kept for longer than a rendering. */
export type Archive = Readonly<{
  watchedWith: WatchedWith;
  said: Said;
  /** Told anew for what is watched otherwise: other hours make another past. */
  pastOf: (watched: Watched) => PastTold;
}>;

/** An archive that reads the database, but not often. */
export function openArchive(options: ArchiveOptions): Archive {
  const { readAnswers, readPast, readSaid, now } = options;
  let last: Readonly<{ watched: Watched; past: PastTold }> | null = null;
  function pastOf(watched: Watched): PastTold {
    if (last?.watched === watched) return last.past;
    const answersOf = keptAnswers(watched, readAnswers, now);
    const past = { answersOf, monthOf: keptMonths(watched, readPast, now) };
    last = { watched, past };
    return past;
  }
  return {
    watchedWith: keptWatched(options.watched, options.log),
    said: keptSaid(readSaid, now),
    pastOf,
  };
}
