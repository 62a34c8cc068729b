/** A remote database that could not be asked: no connection, or no answer in time. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** Faults that the database finds in what it is asked; it is there to find them. */
const ours = /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|RANGE|TOOBIG)/;

/** Whether an error says that something is not so (any more) which a row builds on. */
export function isConstraintFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CONSTRAINT') || isConstraintFault(error.cause);
}

/** Whether an error says that the database could not be asked, wherever in its causes it does. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'DatabaseAway' || error.name === 'TimeoutError') return true;
  if (error.name === 'LibsqlError') return !('code' in error && ours.test(String(error.code)));
  return isDatabaseAway(error.cause);
}
