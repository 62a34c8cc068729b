const quoteLimit = 60;

/** A piece of a record as evidence: in quotes, and cut where it is long. */
export function quoted(text: string): string {
  return text.length > quoteLimit ? `"${text.slice(0, quoteLimit)}…"` : `"${text}"`;
}
