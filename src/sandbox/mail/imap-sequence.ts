/** Both ends count, in either order; `*` is Infinity. */
type Range = Readonly<{ from: number; to: number }>;

/** A sequence set (RFC 3501 §9): which numbers are meant. */
export type SequenceSet = readonly Range[];

/** Reads `1,3:5,7:*`; null when it is not well-formed. */
export function readSequence(text: string): SequenceSet | null {
  if (!/^(\d{1,10}|\*)(:(\d{1,10}|\*))?(,(\d{1,10}|\*)(:(\d{1,10}|\*))?)*$/.test(text)) return null;
  return text.split(',').map((part) => {
    const [first = '', last = first] = part.split(':');
    return { from: numberOf(first), to: numberOf(last) };
  });
}

/** Whether the number is meant, where `*` stands for the largest one that there is. */
export function isIn(set: SequenceSet, number: number, largest: number): boolean {
  const end = (value: number) => (value === Number.POSITIVE_INFINITY ? largest : value);
  return set.some(({ from, to }) => {
    const [one, other] = [end(from), end(to)];
    return number >= Math.min(one, other) && number <= Math.max(one, other);
  });
}

function numberOf(text: string): number {
  return text === '*' ? Number.POSITIVE_INFINITY : Number(text);
}
