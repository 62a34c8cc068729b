/** What a figure must not miss. */
type Bar = Readonly<{ kind: 'at most' | 'at least'; value: number }>;

/** One measured figure against its bar. */
export type Figure = Readonly<{
  name: string;
  /** What is judged: the median of `runs`, or the worst of them where the name says so. */
  value: number;
  /** `×` is a ratio to a bare baseline of the same run; MB are millions of bytes; a score has none. */
  unit: '×' | 'entries' | 'score' | 'ms' | 's' | 'B' | 'MB' | 'rows/s' | 'looks/CPU s';
  bar: Bar;
  holds: boolean;
  /** Every single measurement, to tell how noisy the machine was. */
  runs: readonly number[];
}>;

/** Measures the figures of one family. Rejects with one sentence when it cannot. */
export type Family = () => Promise<readonly Figure[]>;

type Measured = Pick<Figure, 'name' | 'unit' | 'runs'> & { value?: number };

/** A figure that is good when it is small. Without a value, it is the median of the runs. */
export function atMost(bar: number, measured: Measured): Figure {
  const value = measured.value ?? median(measured.runs);
  return { ...measured, value, bar: { kind: 'at most', value: bar }, holds: value <= bar };
}

/** A limit that none of the runs may pass: the worst of them is judged. */
export function neverMore(bar: number, { name, ...measured }: Omit<Measured, 'value'>): Figure {
  const value = Math.max(...measured.runs);
  return atMost(bar, { ...measured, name: `${name}, worst`, value });
}

/** A figure that is good when it is large. Without a value, it is the median of the runs. */
export function atLeast(bar: number, measured: Measured): Figure {
  const value = measured.value ?? median(measured.runs);
  return { ...measured, value, bar: { kind: 'at least', value: bar }, holds: value >= bar };
}

/** The middle of the values, or of the two in the middle; NaN when there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  return (lower + upper) / 2;
}
