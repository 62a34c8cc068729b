import type { Monitor } from './monitor.ts';
import type { Vote } from './vote.ts';

/**
 * What a look shows beyond "well", from the most to the least. A phone gateway that answers does
 * not prove that somebody picks up, so the page says what was proved and no more.
 */
const proofs = ['mail-round-trip', 'smtp', 'imap', 'sip'] as const;
export type Proof = (typeof proofs)[number];

/** The most that fresh looks have proved at `now` (UTC milliseconds); null when they say no more than that. */
export function proofOf(
  watchedBy: readonly Readonly<{ monitor: Monitor; vote: Vote }>[],
  now: number,
): Proof | null {
  const proving = watchedBy.filter(({ vote }) => provesAt(vote, now));
  const kinds = new Set<string>(proving.map(({ monitor }) => monitor.probe.kind));
  return proofs.find((kind) => kinds.has(kind)) ?? null;
}

function provesAt({ state, freshUntil }: Vote, now: number): boolean {
  return (state === 'up' || state === 'degraded') && freshUntil !== null && now < freshUntil;
}
