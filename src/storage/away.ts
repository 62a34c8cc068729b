import { AppError } from '../domain/app-error.ts';

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

/**
 * Whether an error says that the database lacks a table or a column: a Worker was deployed before
 * the migrations that it needs had run.
 */
export function isDatabaseOlder(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Servers give it different codes. What wraps it may quote what people typed.
  const isOfClient = error.name === 'LibsqlError' || error.name === 'LibsqlBatchError';
  const isLacking = /no such (table|column)|has no column named/.test(error.message);
  return (isOfClient && isLacking) || isDatabaseOlder(error.cause);
}

/** What an operator is told, and whoever asked: nothing was done by halves. */
export const olderSentence =
  'The database is older than this program: run "helplight migrate" on it, then try again.';

/** The refusal where it is for the database that something could not be done; else null. */
export function databaseRefusal(error: unknown): AppError | null {
  if (isDatabaseOlder(error)) return new AppError('unavailable', olderSentence);
  if (!isDatabaseAway(error)) return null;
  return new AppError('unavailable', 'The database cannot be reached now; try again in a moment.');
}
