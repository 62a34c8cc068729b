import type { Monitor } from './monitor.ts';
import type { Vote } from './vote.ts';

/**
 * What a look shows beyond "well", from the most to the least. A phone gateway that answers does
 * not prove that somebody picks up, so the page says what was proved and no more.
 */
const proofs = ['mail-round-trip', 'smtp', 'imap', 'sip'] as const;
export type Proof = (typeof proofs)[number];

type Looked = Readonly<{ monitor: Monitor; vote: Vote }>;

/**
 * The most that fresh looks have proved at `now` (UTC milliseconds); null when they say no more than
 * that, and while one of them is down: beside its reason, what else works only confuses.
 */
export function proofOf(watchedBy: readonly Looked[], now: number): Proof | null {
  if (watchedBy.some(({ vote }) => vote.state === 'down')) return null;
  const proving = watchedBy.filter((looked) => isWellAt(looked.vote, now) && sawIt(looked));
  const kinds = new Set<string>(proving.map(({ monitor }) => monitor.probe.kind));
  return proofs.find((kind) => kinds.has(kind)) ?? null;
}

function isWellAt({ state, freshUntil }: Vote, now: number): boolean {
  return (state === 'up' || state === 'degraded') && freshUntil !== null && now < freshUntil;
}

/** A message that was put off has not arrived, and who does not sign in opens no mailbox. */
function sawIt({ monitor: { probe }, vote: { measures } }: Looked): boolean {
  if (probe.kind === 'mail-round-trip') return measures.deliveryMs !== undefined;
  return probe.kind !== 'imap' || probe.server.login !== null;
}
