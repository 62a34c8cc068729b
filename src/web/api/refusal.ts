import type { Context } from 'hono';
import { AppError } from '../../domain/app-error.ts';
import { isDatabaseAway } from '../../storage/away.ts';
import { newId } from '../../storage/id.ts';
import type { Api } from './api.ts';
import { problem, problemOf } from './problem.ts';

/**
 * The answer to a request that was not carried out. What nobody has foreseen is logged with the id
 * that the answer names, and nothing of it is told.
 */
export function refusalOf(error: unknown, c: Context, { log }: Pick<Api, 'log'>): Response {
  const known = problemOf(isDatabaseAway(error) ? away() : error);
  if (known?.status === 503) log('warn', 'A request of the API found no database.', said(error));
  if (known) return known;
  const requestId = newId();
  const { method, path } = c.req;
  log('error', 'A request of the API failed.', { requestId, method, path, ...said(error) });
  const detail = `This failed by a fault of ours; name the request ${requestId} when you report it.`;
  return problem(500, detail, { requestId });
}

function away(): AppError {
  return new AppError('unavailable', 'The database cannot be reached now; try again in a moment.');
}

/** What lies at the bottom of an error; what wraps it may quote what was asked of the database. */
export function said(error: unknown): Readonly<{ error: string }> {
  if (!(error instanceof Error)) return { error: String(error) };
  return error.cause === undefined ? { error: error.stack ?? String(error) } : said(error.cause);
}
