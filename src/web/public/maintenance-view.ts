import type { Localized, Words } from '../../domain/localized.ts';
import type { Span } from '../../domain/time/span.ts';
import {
  type Advice,
  isDone,
  type Maintenance,
  type MaintenanceStatus,
  type MaintenanceUpdate,
  maintenanceCauses,
  maintenanceStatusAt,
  type WindowReachability,
} from '../../domain/words/maintenance.ts';
import { type ComponentNames, nameOf } from './incident-view.ts';

/** Everything that is public about one update of planned work. Instants are UTC milliseconds. */
export type MaintenanceUpdateView = Readonly<{
  id: string;
  status: MaintenanceStatus;
  body: Words;
  at: number;
  editedAt: number | null;
}>;

/** Everything that is public about planned work. */
export type MaintenanceView = Readonly<{
  id: string;
  status: MaintenanceStatus;
  title: Words;
  /** The time that is planned for it. */
  window: Span;
  /** The time that it took; null while it is not over, and where it was never begun. */
  worked: Span | null;
  components: readonly Localized[];
  reachability: WindowReachability;
  advice: Advice;
  /** Newest first. */
  updates: readonly MaintenanceUpdateView[];
}>;

/** Builds the public view of planned work by naming each thing that may be seen. */
export function maintenanceView(
  maintenance: Maintenance,
  names: ComponentNames,
  now: number,
): MaintenanceView {
  const { id, title, scheduledFor, scheduledUntil, components, updates } = maintenance;
  const { works, delayed, avoid } = maintenance.advice;
  const status = maintenanceStatusAt(maintenance, now);
  return {
    id,
    status,
    title,
    window: { start: scheduledFor, end: scheduledUntil },
    worked: isDone(status) ? workedIn(maintenance, now) : null,
    components: components.map((slug) => nameOf(slug, names)),
    reachability: maintenance.reachability,
    advice: { ...(works && { works }), ...(delayed && { delayed }), ...(avoid && { avoid }) },
    updates: updates
      .filter(({ at }) => at <= now)
      .map(updateView)
      .reverse(),
  };
}

/** From when it was begun first until it was over for good. */
function workedIn(maintenance: Maintenance, now: number): Span | null {
  const runs = maintenanceCauses(maintenance, now);
  const [first, last] = [runs[0], runs.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function updateView({ id, status, body, at, editedAt }: MaintenanceUpdate): MaintenanceUpdateView {
  return { id, status, body, at, editedAt };
}
