import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

/** Delays in milliseconds: of this thread, and of an idle one that had nothing but the machine to wait for. */
export type LoopDelay = Readonly<{
  p99: number;
  longest: number;
  idleP99: number;
  idleLongest: number;
}>;

const resolutionMs = 10;

const idleThread = `
  const { parentPort } = require('node:worker_threads');
  const { monitorEventLoopDelay } = require('node:perf_hooks');
  const delay = monitorEventLoopDelay({ resolution: ${resolutionMs} });
  delay.enable();
  parentPort.once('message', () => {
    parentPort.postMessage([delay.percentile(99), delay.max]);
  });`;

/** Measures how late the event loop is from now until the returned function is called. */
export function measureLoopDelay(): () => Promise<LoopDelay> {
  const idle = new Worker(idleThread, { eval: true });
  const own = monitorEventLoopDelay({ resolution: resolutionMs });
  own.enable();
  return async () => {
    own.disable();
    const answer = new Promise<[number, number]>((resolve) => idle.once('message', resolve));
    idle.postMessage('stop');
    const [idleP99, idleLongest] = await answer;
    await idle.terminate();
    return {
      p99: late(own.percentile(99)),
      longest: late(own.max),
      idleP99: late(idleP99),
      idleLongest: late(idleLongest),
    };
  };
}

/** The histogram holds the time between two turns, in nanoseconds. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - resolutionMs);
}
