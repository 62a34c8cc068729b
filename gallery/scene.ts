import type { ComponentStatus } from '../src/domain/component.ts';
import type { ComponentCondition } from '../src/domain/component-condition.ts';
import { indicatorOf } from '../src/domain/indicator.ts';
import { type Facts, type SupportStatus, supportStatus } from '../src/domain/support-status.ts';
import { verdictOf } from '../src/domain/verdict.ts';
import { type PublicView, publicView } from '../src/web/public/view.ts';
import type { PageFacts } from '../tests/support/page-server.ts';

/** A situation that the page can be in: its facts, and nothing that is drawn by hand. */
export type Scene = PageFacts &
  Readonly<{
    /** Names it in addresses and in the files of pictures. */
    slug: string;
    /** Components under planned work, for which there are no facts to be stored yet. */
    maintained?: readonly string[];
  }>;

/** Everything that is said in a scene, derived as for the page itself. */
export function statusIn({ watched, facts, now, maintained = [] }: Scene): SupportStatus {
  const status = supportStatus(watched, facts, now);
  if (maintained.length === 0) return status;
  const conditions = status.conditions.map((condition) =>
    maintained.includes(condition.component.slug) ? underMaintenance(condition, now) : condition,
  );
  return {
    ...status,
    conditions,
    indicator: indicatorOf(conditions),
    verdict: verdictOf(conditions),
  };
}

/** What the page shows in a scene. */
export function viewIn(scene: Scene): PublicView {
  return publicView(scene.watched, statusIn(scene), scene.notice);
}

const hourMs = 60 * 60 * 1000;

function underMaintenance(condition: ComponentCondition, now: number): ComponentCondition {
  const status: ComponentStatus = 'under_maintenance';
  return { ...condition, status, reachability: 'unreachable', since: now - hourMs, reason: null };
}

/** The same facts, as they would be that much later, in milliseconds. */
export function laterFacts(facts: Facts, byMs: number): Facts {
  const later = (instant: number | null) => (instant === null ? null : instant + byMs);
  return {
    ...facts,
    states: facts.states.map((state) => ({
      ...state,
      since: later(state.since),
      lastCheckAt: later(state.lastCheckAt),
      lastDecidedAt: later(state.lastDecidedAt),
    })),
    transitions: facts.transitions.map((one) => ({
      ...one,
      at: one.at + byMs,
      recordedAt: one.recordedAt + byMs,
    })),
    coverage: facts.coverage.map((one) => ({
      ...one,
      start: one.start + byMs,
      end: one.end + byMs,
    })),
  };
}
