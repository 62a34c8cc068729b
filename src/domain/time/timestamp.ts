/** An instant as every document prints it: ISO 8601 in UTC with milliseconds. */
export function timestamp(instant: number): string {
  return new Date(instant).toISOString();
}

/** The same for instants that may be absent. */
export function timestampOrNull(instant: number | null): string | null {
  return instant === null ? null : timestamp(instant);
}
