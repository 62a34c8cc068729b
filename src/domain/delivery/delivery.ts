/** What is delivered: an event, or a letter about a subscription itself. */
export type DeliveryKind =
  | 'event'
  /** Asks whether the address is theirs. */
  | 'confirmation'
  /** Tells somebody who asks once more that they are told already, and where they change that. */
  | 'reminder'
  /** Tells the owner of an endpoint that nothing is sent there any more. */
  | 'disabled';

/**
 * `waiting` for its first or next attempt; `delivered`; `failed` when all attempts were used up or
 * more would be of no use; `dropped` because the subscription is paused, disabled or over.
 */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why an attempt failed, where there was no answer that says so. */
export const attemptFailures = [
  'refused_address',
  'name_unknown',
  'connection_failed',
  'certificate_rejected',
  'timed_out',
  'broken_answer',
  'not_configured',
  'refused',
  'internal',
] as const;
export type AttemptFailure = (typeof attemptFailures)[number];

/** One try to deliver, as the log keeps it. Secrets never stand in it. */
export type Attempt = Readonly<{
  /** When it began, UTC milliseconds. */
  at: number;
  /** How long it took, milliseconds. */
  ms: number;
  /** What was answered: a status of HTTP or SMTP; null without an answer. */
  status: number | null;
  failure: AttemptFailure | null;
  /** The beginning of the answer, or what went wrong: printable, at most 500 characters. */
  detail: string;
}>;

/** Something on its way to a subscription. Instants are UTC milliseconds. */
export type Delivery = Readonly<{
  id: string;
  kind: DeliveryKind;
  /** Number of the event; null of a letter about the subscription. */
  event: number | null;
  /** Number of the subscription. */
  subscription: number;
  state: DeliveryState;
  /** Attempts since it was put into the queue, the first time or again. */
  tries: number;
  /** When the next attempt is due. */
  dueAt: number;
  createdAt: number;
  endedAt: number | null;
  /** Oldest first. */
  attempts: readonly Attempt[];
}>;
