/** What counts its changes. */
type Counted = Readonly<{ version: number; updatedAt: number }>;

/** Whether a change leaves everything as it was, but for its count and its instant. */
export function changesNothing<Noun extends Counted>(before: Noun, after: Noun): boolean {
  const { version, updatedAt } = before;
  return written({ ...after, version, updatedAt }) === written(before);
}

/** The keys of what was read and of what was asked for may stand in another order. */
function written(noun: object): string {
  return JSON.stringify(noun, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? sorted(value) : value,
  );
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
