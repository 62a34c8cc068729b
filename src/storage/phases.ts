import type { InStatement } from '@libsql/client';
import type { Check, Phases } from '../domain/monitor/check.ts';

// The names of the phases are the same in nearly every check of a monitor and longer than all the
// rest of it, so each list of names is stored once, and checks hold its number and the times.

/** Makes the lists of phase names known that checks have. */
export function insertPhaseLists(checks: readonly Pick<Check, 'phases'>[]): InStatement {
  const lists = new Set(
    checks.map(({ phases }) => namesOf(phases)).filter((names) => names !== null),
  );
  return {
    sql: `INSERT INTO phase_lists (names) SELECT value FROM json_each(?) WHERE true
          ON CONFLICT DO NOTHING`,
    args: [JSON.stringify([...lists])],
  };
}

/**
 * The names of phases, separated by spaces, as in `dns tcp tls wait read`; null when there are
 * none. Spaces and percent signs within a name are percent-encoded.
 */
export function namesOf(phases: Phases): string | null {
  const names = Object.keys(phases);
  return names.length === 0 ? null : names.map(encode).join(' ');
}

/** The whole milliseconds of phases in the order of their names, as in `1 1 12 40 1`. */
export function timesOf(phases: Phases): string | null {
  const times = Object.values(phases);
  return times.length === 0 ? null : times.map(Math.round).join(' ');
}

/** The phases that were stored as names and times. */
export function phasesOf(names: string | null, times: string | null): Phases {
  if (names === null || times === null) return {};
  const milliseconds = times.split(' ').map(Number);
  return Object.fromEntries(
    names.split(' ').map((name, index) => [decode(name), milliseconds[index] ?? 0]),
  );
}

function encode(name: string): string {
  return name.replace(/[% ]/g, encodeURIComponent);
}

function decode(name: string): string {
  return name.replace(/%2[05]/g, decodeURIComponent);
}
