import { AppError } from '../domain/app-error.ts';
import { holdsAt, type Pause } from '../domain/monitor/pause.ts';
import { type PauseDocument, pauseDocument } from '../domain/monitor/pause-document.ts';
import { deletePause, pauseStands, readPause } from '../storage/monitor-pause.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding, type Plan } from './change/carry-out.ts';

/**
 * Lets a monitor (its slug) look again. Returns the pause that it ends.
 * @throws AppError `forbidden`, `not_found` (it is not paused, or there is no such monitor),
 *   `stale`, `unavailable`.
 */
export async function resumeMonitor(acting: Acting, slug: string): Promise<PauseDocument> {
  demandWrite(acting, 'monitors');
  const { db, now } = acting;
  return changeStanding(
    acting,
    async () => {
      const pause = await readPause(db, slug);
      if (pause !== null && holdsAt(pause, now)) return pause;
      throw new AppError('not_found', 'No such monitor is paused.');
    },
    (pause) => resumption(pause, now),
  );
}

/** What ends a pause at an instant (UTC ms). */
export function resumption(pause: Pause, until: number): Plan<PauseDocument> {
  const result = pauseDocument({ ...pause, until });
  return {
    action: 'monitor.resume',
    subject: pause.monitor,
    detail: result,
    guard: pauseStands(pause),
    statements: (change) => [deletePause(pause, change)],
    events: [],
    result,
  };
}
