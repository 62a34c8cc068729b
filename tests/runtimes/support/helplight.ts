import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { buildIfStale } from '../../../scripts/build.js';
import { root } from '../../support/tree.ts';
import { eventually } from './eventually.ts';

/** What a command printed, and how it ended. */
export type Ended = Readonly<{ code: number | null; stdout: string; stderr: string }>;

/** `helplight serve` in a process of its own. */
export type Serving = Readonly<{
  url: string;
  /** Waits until it has printed this, and returns what the first group of it took. */
  says(pattern: RegExp): Promise<string>;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended>;
}>;

/** Runs a command to its end; only the given variables reach it besides the path. */
export async function helplight(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { ended } = launch(args, environment);
  return ended;
}

/** Starts `helplight serve` and waits until it says where it is. */
export async function startServing(
  environment: Readonly<Record<string, string>>,
): Promise<Serving> {
  const { child, printed, ended } = launch(['serve'], environment);
  const url = await eventually('it says where it is', () => {
    if (child.exitCode !== null) throw new Error(`It ended at once:\n${printed.stderr}`);
    return /^Helplight is at (\S+)$/m.exec(printed.stdout)?.[1] ?? null;
  });
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  const says = (pattern: RegExp) =>
    eventually(`it says ${pattern}`, () => pattern.exec(printed.stdout)?.[1] ?? null);
  return { url, says, end };
}

/** Builds what the commands run, so that commands side by side do not each build it. */
export async function build(): Promise<void> {
  await buildIfStale();
}

function launch(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [`${root}bin/helplight.js`, ...args], {
    // Where no .env lies.
    cwd: os.tmpdir(),
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => {
      printed[name] += text;
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...printed }));
  return { child, printed, ended };
}
