/**
 * A number in `[0, 1)` that looks like chance and is always the same for the same words and
 * instant, so that two runs make up the same past.
 */
export function chance(of: string, instant: number): number {
  let hash = 2166136261;
  for (let index = 0; index < of.length; index++) hash = mixed(hash, of.charCodeAt(index));
  hash = mixed(hash, instant | 0);
  hash = mixed(hash, Math.floor(instant / 2 ** 32));
  return scattered(hash) / 2 ** 32;
}

/**
 * A factor about 1 that looks like chance: two thirds lie between `1 / (1 + width)` and
 * `1 + width`, and none further away than three times that.
 */
export function spread(of: string, instant: number, width: number): number {
  // The sum of three even chances is close to the bell curve, and has ends.
  const sum = chance(`${of} 1`, instant) + chance(`${of} 2`, instant) + chance(`${of} 3`, instant);
  return (1 + width) ** (2 * sum - 3);
}

/** One step of the hash FNV-1a, by the whole word. */
function mixed(hash: number, word: number): number {
  return Math.imul(hash ^ word, 16777619);
}

/** The last step of MurmurHash3, after which every bit depends on every other one. */
function scattered(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
