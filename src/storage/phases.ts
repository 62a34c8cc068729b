import type { Phases } from '../domain/check.ts';

/**
 * Phases as stored: names and whole milliseconds in turn, `dns 1 tcp 1 tls 12`; null for none.
 * Spaces and percent signs within a name are percent-encoded.
 */
export function encodePhases(phases: Phases): string | null {
  const parts = Object.entries(phases).map(
    ([name, ms]) => `${name.replace(/[% ]/g, encodeURIComponent)} ${Math.round(ms)}`,
  );
  return parts.length > 0 ? parts.join(' ') : null;
}

/** The phases that were stored, in whole milliseconds. */
export function decodePhases(stored: string | null): Phases {
  const parts = stored?.split(' ') ?? [];
  const named = parts.flatMap((name, index) =>
    index % 2 === 0
      ? [[name.replace(/%(20|25)/g, decodeURIComponent), Number(parts[index + 1])] as const]
      : [],
  );
  return Object.fromEntries(named);
}
