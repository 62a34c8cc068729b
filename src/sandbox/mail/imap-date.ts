const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A date with time (RFC 3501 §9), in UTC. */
export function dateTime(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, ' ');
  const time = at.toISOString().slice(11, 19);
  return `"${day}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${time} +0000"`;
}

/** The first instant of a day such as `5-Nov-2026`, UTC milliseconds; null when it is none. */
export function dayOf(text: string): number | null {
  const found = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text);
  const month = months.findIndex((name) => name.toLowerCase() === found?.[2]?.toLowerCase());
  if (!found || month < 0) return null;
  return Date.UTC(Number(found[3]), month, Number(found[1]));
}
