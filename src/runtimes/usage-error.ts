/** A command that was called wrongly: exit code 2, and a sentence that says how to call it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
