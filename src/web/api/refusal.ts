import type { Context } from 'hono';
import { databaseRefusal, isDatabaseOlder, olderSentence } from '../../storage/away.ts';
import { newId } from '../../storage/id.ts';
import type { Api } from './api.ts';
import { problem, problemOf } from './problem.ts';

/**
 * The answer to a request that was not carried out. What nobody has foreseen is logged with the id
 * that the answer names, and nothing of it is told.
 */
export function refusalOf(error: unknown, c: Context, { log }: Pick<Api, 'log'>): Response {
  const known = problemOf(databaseRefusal(error) ?? error);
  if (known?.status === 503) log('warn', noDatabase(error, 'A request of the API'), said(error));
  if (known) return known;
  const requestId = newId();
  const { method, path } = c.req;
  log('error', 'A request of the API failed.', { requestId, method, path, ...said(error) });
  const detail = `This failed by a fault of ours; name the request ${requestId} when you report it.`;
  return problem(500, detail, { requestId });
}

/** Why somebody was told to come again, for the log. */
export function noDatabase(error: unknown, who: string): string {
  return isDatabaseOlder(error) ? olderSentence : `${who} found no database.`;
}

/** What lies at the bottom of an error; what wraps it may quote what was asked of the database. */
export function said(error: unknown): Readonly<{ error: string }> {
  if (!(error instanceof Error)) return { error: String(error) };
  return error.cause === undefined ? { error: error.stack ?? String(error) } : said(error.cause);
}
