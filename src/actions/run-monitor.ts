import { AppError } from '../domain/app-error.ts';
import type { Check } from '../domain/monitor/check.ts';
import { runLimits, runsCountSince, waitForRun } from '../domain/monitor/run-by-hand.ts';
import { doneWithin, readDoneSince } from '../storage/audit-entry.ts';
import { allHold } from '../storage/change.ts';
import { readCheck, type StoredCheck } from '../storage/check.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { carryOut, keepAnswer, onlyOnce } from './change/carry-out.ts';
import { demandMonitor } from './pause-monitor.ts';

/**
 * Looks at a monitor (its slug) now, as the runtime can: the check is judged and stored when this
 * resolves; of a monitor that is paused it is stored only. `mayLook` is asked before a look begins and
 * refuses by rejecting; who is told of a look that is on already needs no leave.
 * @throws AppError `conflict` where this runtime has no probe for it, `unavailable` while it stops.
 */
export type RunNow = (slug: string, mayLook: () => Promise<void>) => Promise<Check>;

const action = 'monitor.run';

/**
 * Looks at a monitor (its slug) out of turn, and returns the check as it is stored.
 * @throws AppError `forbidden`, `not_found`, `too_many` (somebody has just asked), `conflict`,
 *   `unavailable`.
 */
export async function runMonitor(
  acting: Acting,
  slug: string,
  runNow: RunNow,
): Promise<StoredCheck> {
  demandWrite(acting, 'monitors');
  await demandMonitor(acting, slug);
  return onlyOnce(acting, async () => {
    const found = await runNow(slug, () => noteRun(acting, slug));
    const check = await storedCheck(acting, found);
    await keepAnswer(acting, check);
    return check;
  });
}

/** Notes who asks before the look is made, so that of many at once no more look than may. */
async function noteRun(acting: Acting, slug: string): Promise<void> {
  const { now } = acting;
  const limits = runLimits(slug).map(({ monitor, ...limit }) => ({ subject: monitor, ...limit }));
  const noted = await carryOut(
    // The answer is not known yet.
    { ...acting, once: null },
    {
      ...{ action, subject: slug, detail: {} },
      guard: allHold(...limits.map((limit) => doneWithin(action, limit, now))),
      ...{ statements: () => [], events: [], result: slug },
    },
  );
  if (noted === null) throw await tooMany(acting, slug);
}

async function tooMany({ db, now }: Acting, slug: string): Promise<AppError> {
  const done = await readDoneSince(db, action, runsCountSince(slug, now));
  const runs = done.map(({ subject, at }) => ({ monitor: subject, at }));
  const seconds = waitForRun(runs, slug, now) ?? 1;
  return new AppError(
    'too_many',
    `Somebody has just asked for this; wait ${seconds} s and ask again.`,
  );
}

async function storedCheck({ db }: Acting, check: Check): Promise<StoredCheck> {
  const stored = await readCheck(db, check);
  if (stored) return stored;
  throw new AppError(
    'unavailable',
    'The look was made, but cannot be stored now; look it up later.',
  );
}
