/**
 * How many values fell into each bucket, from the first one up to the last that holds any. Two
 * histograms are merged by adding them, in any order and as often as wanted.
 */
export type Histogram = readonly number[];

/** What is counted in one bucket: whole numbers, closed `[least, most]`. */
type Bucket = Readonly<{ least: number; most: number }>;

/** How far a percentile may be from the value that it stands for: a twentieth of that value. */
const relativeError = 0.05;

/** Milliseconds of a day, and far more seconds than anybody waits: what is above counts as this. */
const largestValue = 24 * 60 * 60 * 1000;

/**
 * The buckets are the same for ever, as histograms are stored by their numbers: exact below 10, and
 * above as wide as the error allows.
 */
const buckets: readonly Bucket[] = allBuckets();

/** How many buckets there are. */
export const bucketCount = buckets.length;

/** The bucket of a value, which is rounded and kept between 0 and a day in milliseconds. */
export function bucketOf(value: number): number {
  const whole = Math.min(Math.max(Math.round(value), 0), largestValue);
  let [low, high] = [0, buckets.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((buckets[middle]?.most ?? 0) < whole) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts values by the numbers of their buckets. */
export function histogramOf(bucketNumbers: readonly number[]): Histogram {
  const counts: number[] = [];
  for (const bucket of bucketNumbers) addTo(counts, bucket, 1);
  return counts;
}

/** All values of several histograms in one. */
export function mergedHistogram(histograms: readonly Histogram[]): Histogram {
  const counts: number[] = [];
  for (const histogram of histograms) {
    for (let bucket = 0; bucket < histogram.length; bucket++) {
      addTo(counts, bucket, histogram[bucket] ?? 0);
    }
  }
  return counts;
}

function addTo(counts: number[], bucket: number, count: number): void {
  while (counts.length <= bucket) counts.push(0);
  counts[bucket] = (counts[bucket] ?? 0) + count;
}

/** How many values were counted. */
export function countOf(histogram: Histogram): number {
  return histogram.reduce((total, count) => total + count, 0);
}

/**
 * The value that a share (0.5 for p50, 0.95 for p95) of all values does not exceed: that of rank
 * `ceil(share × count)` among the sorted ones, at most 5 % away from it, and exact below 10; null
 * when nothing was counted.
 */
export function percentile(histogram: Histogram, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * countOf(histogram)));
  let counted = 0;
  for (const [bucket, count] of histogram.entries()) {
    counted += count;
    const found = buckets[bucket];
    if (counted >= rank && found) return middleOf(found);
  }
  return null;
}

/** The number that is, for its size, equally far from both ends. */
function middleOf({ least, most }: Bucket): number {
  return least === most ? least : (2 * least * most) / (least + most);
}

function allBuckets(): readonly Bucket[] {
  const made: Bucket[] = [{ least: 0, most: 0 }];
  // Both ends are as far from the middle as the error allows: (most − least) / (most + least).
  const growth = (1 + relativeError) / (1 - relativeError);
  for (let least = 1; least <= largestValue; ) {
    const most = Math.min(largestValue, Math.floor(least * growth));
    made.push({ least, most });
    least = most + 1;
  }
  return made;
}
