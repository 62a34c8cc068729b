import type { AttemptFailure } from '../../domain/delivery/delivery.ts';

/** A mail as it is handed to whatever sends it. Addresses and headers have no line breaks. */
export type Letter = Readonly<{
  /** Address alone. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** In angle brackets; the same in every attempt. */
  messageId: string;
  /** The first letter about the same thing, in angle brackets; null where this one is the first. */
  inReplyTo: string | null;
  /** Further headers, such as List-Unsubscribe. */
  headers: Readonly<Record<string, string>>;
}>;

/** What came of handing it over; `ms` is how long it took. */
export type Posting = Readonly<{ ms: number }> &
  (
    | Readonly<{ kind: 'accepted'; status: number | null; detail: string }>
    /** `permanent`: it says that the address takes no mail, now or later. `status` is of SMTP or HTTP. */
    | Readonly<{ kind: 'refused'; permanent: boolean; status: number; detail: string }>
    | Readonly<{ kind: 'failed'; failure: AttemptFailure; detail: string }>
    /** Others are being sent; nothing was tried, and it may be handed over again in `againMs`. */
    | Readonly<{ kind: 'busy'; againMs: number }>
  );

/** The same before anybody has looked at the clock. */
export type Untimed = Posting extends infer One
  ? One extends unknown
    ? Omit<One, 'ms'>
    : never
  : never;

/** Hands a letter to a mail server or service. Never rejects; answers within 30 s. */
export type SendLetter = (letter: Letter, signal: AbortSignal) => Promise<Posting>;
