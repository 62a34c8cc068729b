import { afterEach } from 'vitest';
import type { Daemon } from './daemon.ts';

/** Prints what a peer has said after every test of this suite that failed. */
export function logOnFailure(peer: () => Pick<Daemon, 'log'>): void {
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.log(`The peer has printed:\n${peer().log()}`);
  });
}
