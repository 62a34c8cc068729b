/** A value in a detail that holds no others; a list of such is one as well, joined. */
export type Leaf = string | number | boolean | null;

/** One thing that a detail says, by the names that lead to it. */
export type NotedChange = Readonly<{
  path: readonly string[];
  /** Undefined where nothing of it was noted before. */
  before: Leaf | undefined;
  after: Leaf;
}>;

/**
 * What an audit entry noted, beside what earlier entries of the same subject (oldest first) had
 * noted of the same thing. What is as it was, and what is not there at all, is left out.
 */
export function changesIn(detail: unknown, earlier: readonly unknown[]): readonly NotedChange[] {
  const known = new Map(
    earlier.flatMap((one) => [...notedIn(one)]).map(({ key, leaf }) => [key, leaf]),
  );
  return [...notedIn(detail)]
    .map(({ key, path, leaf }) => ({ path, before: known.get(key), after: leaf }))
    .filter(({ before, after }) => before !== after && (isThere(before) || isThere(after)));
}

function isThere(leaf: Leaf | undefined): boolean {
  return leaf !== undefined && leaf !== null && leaf !== '';
}

/** `key` is the same in all entries: what has an id of its own is known by that, wherever it stands. */
type Noted = Readonly<{ key: string; path: readonly string[]; leaf: Leaf }>;

/** Where a value stands: in which thing, by which names in it, and by which in all. */
type Standing = Readonly<{ thing: string; own: readonly string[]; path: readonly string[] }>;

/** Never worth a line: they change with everything, or say only what the entry says itself. */
const passing = new Set(['id', 'version', 'updatedAt', 'createdAt']);

function* notedIn(
  value: unknown,
  standing: Standing = { thing: '', own: [], path: [] },
): Generator<Noted> {
  const { thing, own, path } = withinThing(value, standing);
  const leaf = leafOf(value);
  if (leaf !== undefined) {
    yield { key: JSON.stringify([thing, own]), path, leaf };
    return;
  }
  for (const [name, inner] of Object.entries(value ?? {})) {
    if (passing.has(name)) continue;
    yield* notedIn(inner, { thing, own: [...own, name], path: [...path, name] });
  }
}

function withinThing(value: unknown, standing: Standing): Standing {
  const isThing = typeof value === 'object' && value !== null && 'id' in value;
  return isThing ? { thing: String(value.id), own: [], path: standing.path } : standing;
}

function leafOf(value: unknown): Leaf | undefined {
  if (Array.isArray(value)) {
    return value.every(isLeaf) ? value.join(', ') : undefined;
  }
  return isLeaf(value) ? value : undefined;
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
