/** People who wait for a human, in the order in which they came. */
export type Queue = Readonly<{
  join(visitor: object): void;
  leave(visitor: object): void;
  /** The place of a visitor, from 1; for one who is not in the queue, the place they would get. */
  place(visitor: object): Place;
  length(): number;
}>;

/** `waitSeconds` is until a human has time. */
export type Place = Readonly<{ position: number; waitSeconds: number }>;

const secondsPerVisitor = 45;

/** An empty queue. */
export function createQueue(): Queue {
  const visitors = new Set<object>();
  return {
    join: (visitor) => {
      visitors.add(visitor);
    },
    leave: (visitor) => {
      visitors.delete(visitor);
    },
    place: (visitor) => {
      const index = [...visitors].indexOf(visitor);
      const position = (index < 0 ? visitors.size : index) + 1;
      return { position, waitSeconds: position * secondsPerVisitor };
    },
    length: () => visitors.size,
  };
}
