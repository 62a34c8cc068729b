import { type StoredLease, whoHolds } from '../../storage/lease.ts';
import { clockOffset, mostOffMs, offsetSentence } from '../clock-offset.ts';

/** Who does what only one process may do at a time, a sentence each. */
export function leaseSentences(leases: readonly StoredLease[]): readonly string[] {
  return leases.map((lease) =>
    lease.leftMs > 0
      ? `${lease.name} is held by ${whoHolds(lease)}, for ${Math.ceil(lease.leftMs / 1000)} s unless it is renewed`
      : `${lease.name} is held by nobody; ${whoHolds(lease)} had it last`,
  );
}

/** What keeps a process here from leading: a clock that is off; null where it is right. */
export function clockFault(
  asked: Readonly<{ from: number; until: number }>,
  databaseAt: number,
): string | null {
  const offsetMs = clockOffset(asked, databaseAt);
  if (Math.abs(offsetMs) <= mostOffMs) return null;
  return `${offsetSentence(offsetMs)} Until it is, no process here looks or runs jobs.`;
}
