import type { ComponentStatus } from '../component.ts';
import type { Words } from '../localized.ts';
import type { Cause } from './voice.ts';

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

/** The override that holds, and since when overrides without a gap have said the same, UTC ms. */
export type StandingOverride = Override & Readonly<{ since: number }>;

/** When an override ends or ended, UTC ms. */
export function overrideEnd({ endedAt, expiresAt }: Override): number {
  return Math.min(endedAt ?? expiresAt, expiresAt);
}

/** The override of a component that holds at `now`; null without one. */
export function overrideAt(
  overrides: readonly Override[],
  slug: string,
  now: number,
): StandingOverride | null {
  const own = overrides.filter(({ component }) => component === slug);
  const standing = own.findLast((one) => one.startedAt <= now && now < overrideEnd(one));
  return standing ? { ...standing, since: saidSince(own, standing) } : null;
}

/** Extending an override or wording it anew sets another one, and what it says is no younger. */
function saidSince(own: readonly Override[], { status, startedAt }: Override): number {
  const before = own.find(
    (one) => one.status === status && one.startedAt < startedAt && overrideEnd(one) === startedAt,
  );
  return before ? saidSince(own, before) : startedAt;
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
