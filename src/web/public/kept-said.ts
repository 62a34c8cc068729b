import type { Announcement } from '../../domain/words/announcement.ts';
import type { Incident } from '../../domain/words/incident.ts';
import type { Maintenance } from '../../domain/words/maintenance.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';
import type { UpdateRevision } from '../../domain/words/update-revision.ts';
import { keptReads } from './kept-reads.ts';
import type { Missing } from './pages.ts';

type ReadOne<One> = (id: string) => Promise<One | null>;

/** Reads what staff have said, however long ago. */
export type ReadSaid = Readonly<{
  incident: ReadOne<Incident>;
  maintenance: ReadOne<Maintenance>;
  announcement: ReadOne<Announcement>;
  /** What updates of these ids said before they were edited, oldest first of each. */
  revisions: (updates: readonly string[]) => Promise<readonly UpdateRevision[]>;
}>;

type FindOne<One> = (words: StaffWords, id: string) => Promise<One | Missing>;

/** Finds what staff have said among the words at hand, else where it is stored. */
export type Said = Readonly<{
  incident: FindOne<Incident>;
  maintenance: FindOne<Maintenance>;
  announcement: FindOne<Announcement>;
  /** None where they cannot be read: what was said last stands all the same. */
  revisions: (
    updates: readonly Readonly<{ id: string; editedAt: number | null }>[],
  ) => Promise<readonly UpdateRevision[]>;
}>;

/** How many old ones are kept of each noun. */
const mostOld = 64;

/**
 * Finds what staff have said. What is older than the words at hand is read whenever a page of it is
 * printed, as staff may have added to it; what was read last stands in while that cannot be done.
 */
export function keptSaid(read: ReadSaid, now: () => number): Said {
  const revisions = keptReads<readonly UpdateRevision[]>(mostOld, now);
  return {
    incident: findOne(({ incidents }) => incidents, read.incident, now),
    maintenance: findOne(({ maintenances }) => maintenances, read.maintenance, now),
    announcement: findOne(({ announcements }) => announcements, read.announcement, now),
    revisions: async (updates) => {
      const edited = updates.filter(({ editedAt }) => editedAt !== null);
      if (edited.length === 0) return [];
      // Whatever is edited again has another key.
      const key = edited.map(({ id, editedAt }) => `${id} ${editedAt}`).join();
      return (await revisions(key, () => read.revisions(edited.map(({ id }) => id)))) ?? [];
    },
  };
}

function findOne<One extends { id: string }>(
  among: (words: StaffWords) => readonly One[],
  read: ReadOne<One>,
  now: () => number,
): FindOne<One> {
  const kept = keptReads<Readonly<{ found: One | null }>>(mostOld, now, 0);
  return async (words, id) => {
    const known = among(words).find((one) => one.id === id);
    if (known) return known;
    const stored = await kept(id, async () => ({ found: await read(id) }));
    return stored === null ? 'unreadable' : (stored.found ?? 'absent');
  };
}
