/** Measures once; the number is a cost, so that less is better. */
export type Contender = () => Promise<number>;

/**
 * Lets contenders measure themselves in turns, so that a noisy moment of the machine hits all of
 * them. The first turn of each is thrown away: it warms up. Every second round runs backwards, so
 * that nobody is always first.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(contenders) as Name[];
  const empty = names.map((name): [Name, number[]] => [name, []]);
  const costs = Object.fromEntries(empty) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const cost = await contenders[name]();
      if (round > 0) costs[name].push(cost);
    }
  }
  return costs;
}

/** What one costs in the terms of the other, round by round. */
export function ratios(costs: readonly number[], baseline: readonly number[]): readonly number[] {
  return costs.map((cost, round) => cost / (baseline[round] ?? NaN));
}

/** Measures the same thing several times in a row. */
export async function repeated(times: number, measure: Contender): Promise<readonly number[]> {
  const values: number[] = [];
  for (let turn = 0; turn < times; turn++) values.push(await measure());
  return values;
}
