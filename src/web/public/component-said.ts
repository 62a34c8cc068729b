import type { Words } from '../../domain/localized.ts';
import type { ComponentCondition } from '../../domain/status/component-condition.ts';
import type { StaffWord } from '../../domain/words/staff-word.ts';

/** What staff say of a component, as its row tells it. */
export type ComponentSaid =
  | Readonly<{ kind: 'override'; reason: Words }>
  | Readonly<{ kind: 'incident'; id: string; title: Words }>
  /** `until` is UTC ms; null once that has passed. */
  | Readonly<{ kind: 'maintenance'; id: string; until: number | null }>;

/** The word of staff that matters most for the status of a component; null where there is none. */
export function componentSaid(
  { by, status, said }: Pick<ComponentCondition, 'by' | 'status' | 'said'>,
  now: number,
): ComponentSaid | null {
  switch (by) {
    case 'override':
      return said.override && { kind: 'override', reason: said.override.reason };
    case 'maintenance':
      return maintenanceSaid(said, now);
    case 'incident':
    case 'monitor':
      return status === 'operational' ? null : incidentSaid(said, status);
  }
}

/** The work that lasts longest. */
function maintenanceSaid({ maintenances }: StaffWord, now: number): ComponentSaid | null {
  const [last] = maintenances.toSorted((a, b) => b.scheduledUntil - a.scheduledUntil);
  if (!last) return null;
  const { id, scheduledUntil } = last;
  return { kind: 'maintenance', id, until: scheduledUntil > now ? scheduledUntil : null };
}

/** The newest incident that says what holds, else the newest that says it is not well. */
function incidentSaid(
  { incidents }: StaffWord,
  status: ComponentCondition['status'],
): ComponentSaid | null {
  const told =
    incidents.findLast(({ word }) => word.status === status) ??
    incidents.findLast(({ word }) => word.status !== 'operational');
  return told ? { kind: 'incident', id: told.incident.id, title: told.incident.title } : null;
}
