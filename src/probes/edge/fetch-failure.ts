/** What little the runtime says of why a `fetch` failed. */
export function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
