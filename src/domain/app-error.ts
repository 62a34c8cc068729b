/** Why something was not done. */
export type AppErrorCode =
  /** Nobody said who asks, or nobody we know. */
  | 'unauthenticated'
  /** Whoever asks may not do this. */
  | 'forbidden'
  | 'not_found'
  /** What was sent is wrong; the faults say where. */
  | 'invalid'
  /** It cannot be done from where things stand. */
  | 'conflict'
  /** The key of the request was used for another one. */
  | 'reused'
  /** Somebody else has changed it meanwhile. */
  | 'stale'
  | 'too_many'
  /** The database cannot be reached or written now; nothing was done by halves. */
  | 'unavailable';

/** One wrong place in what was sent: a JSON pointer (RFC 6901), and what to do about it. */
export type InputFault = Readonly<{ pointer: string; detail: string }>;

/** A refusal in words that anybody may see: one clear sentence that says what to do. */
export class AppError extends Error {
  override name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly faults: readonly InputFault[] = [],
  ) {
    super(message);
  }
}
