type Due<Item> = { at: number; item: Item };

/** A queue that gives what is due first (a binary heap): O(log n) per change, no timer per item. */
export type DueQueue<Item> = Readonly<{
  add(item: Item, at: number): void;
  /** The instant of the first item; null when the queue is empty. */
  nextAt(): number | null;
  /** Takes the first item if it is due by `now` (inclusive). */
  takeDue(now: number): Item | null;
}>;

/** An empty queue. Instants are numbers of any one clock. */
export function createDueQueue<Item>(): DueQueue<Item> {
  const heap: Due<Item>[] = [];
  const at = (index: number) => heap[index]?.at ?? Number.POSITIVE_INFINITY;

  function swap(one: number, other: number): void {
    const kept = heap[one];
    const moved = heap[other];
    if (!kept || !moved) return;
    heap[one] = moved;
    heap[other] = kept;
  }

  function rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || at(parent) <= at(index)) return;
    swap(parent, index);
    rise(parent);
  }

  function sink(index: number): void {
    const left = 2 * index + 1;
    const child = at(left + 1) < at(left) ? left + 1 : left;
    if (at(child) >= at(index)) return;
    swap(child, index);
    sink(child);
  }

  return {
    add(item, due) {
      heap.push({ at: due, item });
      rise(heap.length - 1);
    },
    nextAt: () => heap[0]?.at ?? null,
    takeDue(now) {
      const first = heap[0];
      if (!first || first.at > now) return null;
      swap(0, heap.length - 1);
      heap.pop();
      sink(0);
      return first.item;
    },
  };
}
