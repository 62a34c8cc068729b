import { componentStatuses } from '../component.ts';
import { statusWhen } from '../monitor/monitor.ts';
import type { MonitorNow } from '../monitor/monitor-now.ts';
import type { Incident } from '../words/incident.ts';
import { type ComponentCondition, isBelieved } from './component-condition.ts';
import type { SupportStatus } from './support-status.ts';

/** What the state of a component asks for. Instants are UTC milliseconds. */
export type ComponentNeed =
  /** Monitors see trouble, and no open incident tells of it. */
  | Readonly<{
      kind: 'down' | 'impaired';
      condition: ComponentCondition;
      /** The monitors that see it. */
      seenBy: readonly MonitorNow[];
    }>
  /** Monitors see more trouble than an open incident tells of. */
  | Readonly<{ kind: 'worse'; condition: ComponentCondition; incident: Incident }>
  /** It is closed, so customers see nothing of it yet; when it opens, it is an outage. */
  | Readonly<{
      kind: 'down_while_closed';
      condition: ComponentCondition;
      seenBy: readonly MonitorNow[];
      opensAt: number | null;
    }>
  /** Nobody can tell of these, which is one thing to look into, however many there are. */
  | Readonly<{
      kind: 'unverified';
      conditions: readonly ComponentCondition[];
      /** The monitors that cannot tell, and know why. */
      blind: readonly MonitorNow[];
    }>;

/** What the states of components ask for, the worst first. */
export function componentNeeds(
  { conditions }: Pick<SupportStatus, 'conditions'>,
  looking: readonly MonitorNow[],
): readonly ComponentNeed[] {
  const trouble = conditions
    .toSorted((one, other) => badnessOf(other) - badnessOf(one))
    .flatMap((condition) =>
      troubleOf(
        condition,
        looking.filter(({ monitor }) => monitor.component === condition.component.slug),
      ),
    );
  return [...trouble, ...doubtOf(conditions, looking)];
}

function badnessOf({ status }: ComponentCondition): number {
  return componentStatuses.indexOf(status);
}

function troubleOf(
  condition: ComponentCondition,
  looking: readonly MonitorNow[],
): readonly ComponentNeed[] {
  const { staffing, said, by, status } = condition;
  const seenBy = looking.filter(seesTrouble);
  if (staffing.kind === 'closed') {
    const { opensAt } = staffing;
    return seenBy.length > 0 ? [{ kind: 'down_while_closed', condition, seenBy, opensAt }] : [];
  }
  if (by !== 'monitor' || status === 'operational' || !isBelieved(condition)) return [];
  const [told] = said.incidents;
  if (told) return [{ kind: 'worse', condition, incident: told.incident }];
  return [{ kind: status === 'major_outage' ? 'down' : 'impaired', condition, seenBy }];
}

/** Whether what a monitor says makes its component worse. */
export function seesTrouble({ monitor, vote, pause }: MonitorNow): boolean {
  if (pause !== null || vote.state === 'pending') return false;
  return statusWhen(monitor.whenDown, vote.state) !== 'operational';
}

function doubtOf(
  all: readonly ComponentCondition[],
  looking: readonly MonitorNow[],
): readonly ComponentNeed[] {
  const conditions = all.filter(({ freshness }) => freshness === 'unverified');
  if (conditions.length === 0) return [];
  const slugs = new Set(conditions.map(({ component }) => component.slug));
  const blind = looking.filter((one) => cannotTell(one) && slugs.has(one.monitor.component));
  return [{ kind: 'unverified', conditions, blind }];
}

/** Whether nobody who looks for a monitor can tell, and all know why. */
export function cannotTell({ locations, pause }: MonitorNow): boolean {
  return (
    pause === null &&
    locations.length > 0 &&
    locations.every(({ lastOutcome }) => lastOutcome === 'unknown')
  );
}
