import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import { holdsAt, type Pause } from '../domain/monitor/pause.ts';
import { type PauseDocument, pauseDocument } from '../domain/monitor/pause-document.ts';
import { newId } from '../storage/id.ts';
import {
  isRegistered,
  noPauseStands,
  pauseStands,
  readPause,
  replacePause,
} from '../storage/monitor-pause.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';
import { faultIf } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { newPause } from './input/pause.ts';

const longestMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Tells a monitor (its slug) not to look, until an instant or until somebody resumes it. What was
 * said before of a pause that still holds is replaced; it goes on since when it began.
 * @throws AppError `forbidden`, `not_found`, `invalid`, `stale`, `unavailable`.
 */
export async function pauseMonitor(
  acting: Acting,
  slug: string,
  input: unknown,
): Promise<PauseDocument> {
  demandWrite(acting, 'monitors');
  await demandMonitor(acting, slug);
  const { now, actor } = acting;
  const { reason, until } = parseInput(newPause, input);
  refuseFaults([
    ...faultIf(until !== null && until <= now, '/until', 'Name an instant to come.'),
    ...faultIf(until !== null && until > now + longestMs, '/until', 'Name one within 90 days.'),
  ]);
  return changeStanding(
    acting,
    () => readPause(acting.db, slug),
    (before) => {
      const since = before !== null && holdsAt(before, now) ? before.since : now;
      const asked = { monitor: slug, reason, author: authorOf(actor), since, until };
      if (before !== null && isSame(before, asked)) return { unchanged: pauseDocument(before) };
      const pause = { id: newId(), ...asked };
      const result = pauseDocument(pause);
      return {
        action: 'monitor.pause',
        subject: slug,
        detail: result,
        guard: before === null ? noPauseStands(slug) : pauseStands(before),
        statements: (change) => [replacePause(pause, change)],
        events: [],
        result,
      };
    },
  );
}

/** @throws AppError `not_found` where no monitor of this slug is known. */
export async function demandMonitor({ db }: Acting, slug: string): Promise<void> {
  if (await isRegistered(db, slug)) return;
  throw new AppError('not_found', 'There is no such monitor; the list of monitors has them all.');
}

function authorOf(actor: Actor): string {
  return 'name' in actor ? actor.name : actor.kind;
}

function isSame(before: Pause, asked: Omit<Pause, 'id'>): boolean {
  const { reason, until, since } = before;
  return reason === asked.reason && until === asked.until && since === asked.since;
}
