import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { table } from '../src/runtimes/table.ts';
import type { Figure } from './figure.ts';

const outFolder = path.join(packageRoot, 'bench/out');

/** Prints figures as a table, each with its bar and whether it holds. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, unit, bar, runs, holds }) => [
    name,
    `${rounded(value)} ${unit}`,
    `${bar.kind} ${rounded(bar.value)}`,
    `${rounded(Math.min(...runs))} to ${rounded(Math.max(...runs))}`,
    holds ? 'holds' : 'MISSED',
  ]);
  console.log(table([['figure', 'value', 'bar', 'runs', ''], ...rows]));
}

/** Writes the figures of one family to `bench/out/FAMILY.json`, with the machine they come from. */
export async function writeFigures(family: string, figures: readonly Figure[]): Promise<void> {
  const machine = { cores: availableParallelism(), processor: cpus()[0]?.model ?? 'unknown' };
  const measured = { at: new Date().toISOString(), node: process.version, machine, figures };
  await mkdir(outFolder, { recursive: true });
  await writeFile(path.join(outFolder, `${family}.json`), `${JSON.stringify(measured, null, 2)}\n`);
}

/** Three places that count, and no decimals behind large numbers. */
function rounded(value: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1))));
  return value.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
