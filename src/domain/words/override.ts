import type { ComponentStatus } from '../component.ts';
import type { Words } from '../localized.ts';
import type { Cause } from '../past/status-interval.ts';

/**
 * The explicit word of staff on a component, against everything else that is known. It ends by
 * itself. Instants are UTC milliseconds.
 */
export type Override = Readonly<{
  id: string;
  /** Slug of the component. */
  component: string;
  status: ComponentStatus;
  reason: Words;
  startedAt: number;
  expiresAt: number;
  /** When staff took it back, or said something else instead; null where they did not. */
  endedAt: number | null;
}>;

/** When an override ends or ended, UTC ms. */
export function overrideEnd({ endedAt, expiresAt }: Override): number {
  return Math.min(endedAt ?? expiresAt, expiresAt);
}

/** The override of a component that holds at `now`; null without one. */
export function overrideAt(
  overrides: readonly Override[],
  slug: string,
  now: number,
): Override | null {
  return (
    overrides.findLast(
      (one) => one.component === slug && one.startedAt <= now && now < overrideEnd(one),
    ) ?? null
  );
}

/** What overrides say of a component over time. */
export function overrideCauses(overrides: readonly Override[], slug: string): readonly Cause[] {
  return overrides
    .filter(({ component }) => component === slug)
    .map((one) => ({
      start: one.startedAt,
      end: overrideEnd(one),
      status: one.status,
      by: 'override',
    }));
}
