import type { Facts } from '../src/domain/facts.ts';
import { type SupportStatus, supportStatus } from '../src/domain/status/support-status.ts';
import { type PublicView, publicView } from '../src/web/public/view.ts';
import type { PageFacts } from '../tests/support/page-server.ts';

/** A situation that the page can be in: its facts, and nothing that is drawn by hand. */
export type Scene = PageFacts &
  Readonly<{
    /** Names it in addresses and in the files of pictures. */
    slug: string;
  }>;

/** Everything that is said in a scene, derived as for the page itself. */
export function statusIn({ watched, facts, now }: Scene): SupportStatus {
  return supportStatus(watched, facts, now);
}

/** What the page shows in a scene. */
export function viewIn(scene: Scene): PublicView {
  return publicView(scene.watched, statusIn(scene), scene.notice);
}

/** The same facts, as they would be that much later, in milliseconds. */
export function laterFacts(facts: Facts, byMs: number): Facts {
  const later = (instant: number | null) => (instant === null ? null : instant + byMs);
  return {
    ...facts,
    firstLookAt: later(facts.firstLookAt),
    states: facts.states.map((state) => ({
      ...state,
      since: later(state.since),
      lastCheckAt: later(state.lastCheckAt),
      lastDecidedAt: later(state.lastDecidedAt),
    })),
    pauses: facts.pauses.map((pause) => ({
      ...pause,
      since: pause.since + byMs,
      until: later(pause.until),
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
