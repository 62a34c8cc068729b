import type { NewEvent } from '../domain/event.ts';
import { type ComponentCondition, isBelieved } from '../domain/status/component-condition.ts';
import type { SupportStatus } from '../domain/status/support-status.ts';
import type { Database } from '../storage/database.ts';
import { newId } from '../storage/id.ts';
import {
  noteFirstStatuses,
  readToldStatuses,
  type ToldStatus,
  writeToldStatus,
} from '../storage/told-status.ts';

/**
 * Tells which components have another status than was told last, each once, however many processes do
 * this. What is seen for the first time is noted only, and what is not verified is not told.
 * What was told last is the gate of this, and no audit entry is: what staff say stays as it is.
 * @returns how many changes were told here.
 */
export async function tellStatusChanges(
  db: Database,
  { conditions, now }: Pick<SupportStatus, 'conditions' | 'now'>,
): Promise<number> {
  const told = await readToldStatuses(db);
  const known = conditions.filter(isKnown);
  await noteFirstStatuses(
    db,
    known.filter(({ component }) => !told.has(component.slug)).map((one) => statusOf(one, now)),
  );
  let written = 0;
  for (const condition of known) {
    const before = told.get(condition.component.slug);
    if (!before || before.status === condition.status || isLater(before, now)) continue;
    const event = changeOf(condition, before, now);
    if (await writeToldStatus(db, before, statusOf(condition, now), event)) written += 1;
  }
  return written;
}

/** By how much clocks of processes that share a database may differ, in milliseconds. */
const mostSkewMs = 60_000;

/**
 * Whether another process has told of what it saw later than this. What lies further ahead was noted
 * by a clock that has been set back since, and counts for nothing.
 */
function isLater({ at }: ToldStatus, now: number): boolean {
  return at >= now && at <= now + mostSkewMs;
}

/** Whether the status may be told: somebody has looked of late, nobody ever does, or staff say it. */
function isKnown(condition: ComponentCondition): boolean {
  const { freshness, pausedSince } = condition;
  return isBelieved(condition) || (freshness === 'unprobed' && pausedSince === null);
}

function statusOf({ component, status }: ComponentCondition, at: number): ToldStatus {
  return { component: component.slug, status, at };
}

function changeOf(
  { component: { slug, name }, status: to }: ComponentCondition,
  { status: from }: ToldStatus,
  at: number,
): NewEvent {
  const body = { component: { slug, name }, from, to };
  return { id: newId(), type: 'component.status_changed', subject: slug, at, body, notify: true };
}
