import { isAPIError } from 'better-auth/api';
import { AppError } from '../../domain/app-error.ts';
import { isDatabaseAway, isDatabaseOlder } from '../../storage/away.ts';
import { Refusal } from '../api/problem.ts';
import { noDatabase, said } from '../api/refusal.ts';
import type { ConsoleOptions } from './mount-console.ts';
import { type Known, message } from './printed.tsx';

/**
 * What an error means to whoever asked. Faults of ours are logged, and nothing of them is told.
 */
export function refusalOf(
  error: unknown,
  known: Known,
  { log }: Pick<ConsoleOptions, 'log'>,
): Promise<Response> {
  if (error instanceof Refusal) return message(known, error.status, 'unreadable');
  if (isAway(error)) {
    log('warn', noDatabase(error, 'A request to the console'), said(error));
    const kind = isDatabaseOlder(error) ? 'unmigrated' : 'unavailable';
    return message(known, 503, kind, { 'Retry-After': '5' });
  }
  switch (error instanceof AppError ? error.code : null) {
    case 'not_found':
      return message(known, 404, 'notFound');
    case 'forbidden':
      return message(known, 403, 'forbidden');
    case 'conflict':
    case 'stale':
    case 'reused':
      return message(known, 409, 'conflict');
    case 'invalid':
      return message(known, 422, 'unreadable');
    case 'too_many':
      return message(known, 503, 'busy', { 'Retry-After': '5' });
  }
  log('error', 'A request to the console failed.', said(error));
  return message(known, 500, 'failed');
}

/** What better-auth calls a fault of its own is that it could not read or write. */
function isAway(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'unavailable';
  return isAPIError(error) || isDatabaseAway(error) || isDatabaseOlder(error);
}
