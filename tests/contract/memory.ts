import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const sampleEveryBytes = 2 * 1024 * 1024;

/**
 * Watches the memory of this process while a peer pours bytes into it: give `sample` the number of
 * bytes poured so far; `largest` is the most that was in use above the start, in bytes.
 */
export function memoryGrowth(): { sample: (poured: number) => void; largest: () => number } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const inUse = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const atStart = inUse();
  let sampledAt = 0;
  let largest = 0;
  return {
    sample: (poured) => {
      if (poured - sampledAt < sampleEveryBytes) return;
      sampledAt = poured;
      largest = Math.max(largest, inUse() - atStart);
    },
    largest: () => Math.max(largest, inUse() - atStart),
  };
}
