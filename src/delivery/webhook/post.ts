import type { AttemptFailure } from '../../domain/delivery/delivery.ts';

/** A request that is to be posted to an endpoint. */
export type Posted = Readonly<{
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Attempts before this one. */
  tries: number;
}>;

/** What came of it; `ms` is how long it took. */
export type Answer = Readonly<{ ms: number }> &
  (
    | Readonly<{
        kind: 'answered';
        /** Of HTTP. Redirects are not followed. */
        status: number;
        /** The raw header; null without one. */
        retryAfter: string | null;
        /** The beginning of the body: printable, at most 500 characters. */
        excerpt: string;
      }>
    | Readonly<{ kind: 'failed'; failure: AttemptFailure; detail: string }>
    /** Nothing was sent, as there was no room for it. */
    | Readonly<{ kind: 'postponed' }>
  );

/**
 * Posts to an endpoint on the internet, and nowhere else. Never rejects; answers within 15 s, on
 * Workers to a first attempt within 4 s, and reads at most 64 KiB.
 */
export type Post = (posted: Posted, signal: AbortSignal) => Promise<Answer>;
