import type { Facts } from '../../domain/facts.ts';
import { pastsWithin } from '../../domain/past/pasts.ts';
import { monthReach, monthSpan } from '../../domain/time/month.ts';
import type { Span } from '../../domain/time/span.ts';
import type { Watched } from '../../domain/watched.ts';
import { type HistoryMonth, historyMonth } from './history-view.ts';
import { keptReads } from './kept-reads.ts';

/** Reads the facts of a stretch of the past. */
export type ReadPast = (within: Span) => Promise<Facts>;

/** What happened in a month (`YYYY-MM`); null while that cannot be read. */
export type MonthOf = (month: string) => Promise<HistoryMonth | null>;

/** How many months are kept: two years of them. */
const mostMonths = 24;

/** Reads months that are older than the facts of all pages, and keeps some of them for a while. */
export function keptMonths(watched: Watched, read: ReadPast, now: () => number): MonthOf {
  const { site } = watched;
  const kept = keptReads<HistoryMonth>(mostMonths, now);
  return (month) =>
    kept(month, async () => {
      const reach = monthReach(month, site.timeZone);
      const facts = await read(reach);
      const pasts = pastsWithin(watched, facts, reach, now());
      const known = { pasts, words: facts.words };
      return historyMonth(site, known, monthSpan(month, site.timeZone), now());
    });
}
