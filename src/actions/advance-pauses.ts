import { readPausesOver } from '../storage/monitor-pause.ts';
import type { Acting } from './change/acting.ts';
import { carryOut } from './change/carry-out.ts';
import { resumption } from './resume-monitor.ts';

/**
 * Writes down which pauses have ended by themselves: each once, however many processes do this.
 * @returns how many of them were written here.
 * @throws AppError `unavailable`; what was written before is.
 */
export async function advancePauses(acting: Acting): Promise<number> {
  let ended = 0;
  for (const pause of await readPausesOver(acting.db, acting.now)) {
    const written = await carryOut(acting, resumption(pause, pause.until ?? acting.now));
    if (written) ended += 1;
  }
  return ended;
}
