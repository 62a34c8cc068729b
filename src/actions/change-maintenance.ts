import type { z } from 'zod';
import type { InputFault } from '../domain/app-error.ts';
import type { Words } from '../domain/localized.ts';
import {
  type Advice,
  isActive,
  isDone,
  type Maintenance,
  maintenanceStatusAt,
} from '../domain/words/maintenance.ts';
import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../domain/words/maintenance-document.ts';
import { replaceMaintenance } from '../storage/maintenance.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { changesNothing } from './change/changes-nothing.ts';
import { maintenancePlan } from './change/maintenance-plan.ts';
import { maintenanceToChange } from './change/maintenance-to-change.ts';
import { faultIf, unknownSlugs, windowFaults } from './input/faults.ts';
import { changedMaintenance } from './input/maintenance.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Changes what is told of planned work as a whole; what is left out stays, also a language of a
 * text; what is so already changes nothing. Subscribers are told where its window moves.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function changeMaintenance(
  acting: Acting,
  id: string,
  version: number | null,
  input: unknown,
): Promise<MaintenanceDocument> {
  demandWrite(acting, 'maintenances');
  const asked = parseInput(changedMaintenance, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, maintenanceToChange(acting, id), version, (maintenance) => {
      const after = changedTo(maintenance, asked, acting);
      if (changesNothing(maintenance, after))
        return { unchanged: maintenanceDocument(maintenance, acting.now) };
      return maintenancePlan(acting, maintenance, after, {
        action: 'maintenance.change',
        noted: ({ updates, ...told }) => told,
        type: 'maintenance.updated',
        notify: hasMoved(maintenance, after),
        statements: (one, change) => [replaceMaintenance(one, change)],
      });
    }),
  );
}

/**
 * The work as a change would make it, for those who want to see it first.
 * @throws AppError `invalid`.
 */
export function maintenanceChanged(
  acting: Acting,
  maintenance: Maintenance,
  input: unknown,
): Maintenance {
  return changedTo(maintenance, parseInput(changedMaintenance, input), acting);
}

type Asked = z.output<typeof changedMaintenance>;

function changedTo(maintenance: Maintenance, asked: Asked, acting: Acting): Maintenance {
  const after = changed(maintenance, asked, acting.now);
  refuseFaults([
    ...unknownSlugs(acting, ['components'], asked.components ?? []),
    ...timeFaults(asked, maintenance, after, acting.now),
  ]);
  return after;
}

function changed(before: Maintenance, asked: Asked, now: number): Maintenance {
  return {
    ...before,
    title: { ...before.title, ...asked.title },
    components: asked.components ?? before.components,
    scheduledFor: asked.scheduledFor ?? before.scheduledFor,
    scheduledUntil: asked.scheduledUntil ?? before.scheduledUntil,
    auto: asked.auto ?? before.auto,
    reachability: asked.reachability ?? before.reachability,
    advice: {
      ...piece('works', before, asked),
      ...piece('delayed', before, asked),
      ...piece('avoid', before, asked),
    },
    updatedAt: now,
    version: before.version + 1,
  };
}

/** One piece of advice as it is to be; null takes it away. */
function piece(name: keyof Advice, { advice }: Maintenance, asked: Asked): Advice {
  const before: Words | undefined = advice[name];
  const words = asked[name];
  if (words === null || (words === undefined && before === undefined)) return {};
  return { [name]: { ...before, ...words } };
}

function hasMoved(before: Maintenance, after: Maintenance): boolean {
  return (
    before.scheduledFor !== after.scheduledFor || before.scheduledUntil !== after.scheduledUntil
  );
}

function timeFaults(
  asked: Asked,
  before: Maintenance,
  after: Maintenance,
  now: number,
): readonly InputFault[] {
  const status = maintenanceStatusAt(before, now);
  const faults = [
    ...faultIf(
      status !== 'scheduled' && asked.scheduledFor !== undefined,
      '/scheduledFor',
      'Leave this out: the work has begun, or was cancelled.',
    ),
    ...faultIf(
      isDone(status) && asked.scheduledUntil !== undefined,
      '/scheduledUntil',
      'Leave this out: the work is over. An update may take completed work up again.',
    ),
  ];
  if (faults.length > 0) return faults;
  return hasMoved(before, after)
    ? windowFaults(after, asked.scheduledUntil ? '/scheduledUntil' : '/scheduledFor', now)
    : autoFaults(before, after, now);
}

/** Work that is to run by itself from now on cannot have begun or ended by itself before. */
function autoFaults(before: Maintenance, after: Maintenance, now: number): readonly InputFault[] {
  const status = maintenanceStatusAt(before, now);
  if (before.auto || !after.auto) return [];
  const detail = 'Its instant has passed; post an update with the status, or move the window.';
  const hasBegun = status === 'scheduled' && after.scheduledFor <= now;
  const hasEnded = isActive(status) && after.scheduledUntil <= now;
  return faultIf(hasBegun || hasEnded, '/auto', detail);
}
