import type { Facts } from '../../domain/facts.ts';
import { pausesAt } from '../../domain/monitor/pause.ts';
import { isFresh } from '../../domain/monitor/vote.ts';
import { baseHeaders } from '../security-headers.ts';
import type { SnapshotHealth } from './snapshot.ts';

/** Facts older than this make a warning, milliseconds: they are read at least every 15 s. */
const oldMs = 60_000;

/**
 * The state of this process for load balancers, as `application/health+json`
 * (draft-inadarei-api-health-check-06). A lost database, old facts, and monitors that nobody looks at
 * any more are a warning: the page is still served. Before any facts were read there is nothing to
 * serve, and it fails.
 */
export function healthDocument(
  { now, readAt, failingSince, failure }: SnapshotHealth,
  facts: Looked,
): Response {
  const read = readAt === null ? 'fail' : failingSince === null ? 'pass' : 'warn';
  const fresh = readAt === null ? 'fail' : now - readAt > oldMs ? 'warn' : 'pass';
  const looks = looksAt(now, facts);
  const status = read !== 'pass' ? read : fresh !== 'pass' ? fresh : looks.status;
  const body = {
    status,
    checks: {
      'database:connectivity': [
        {
          status: read,
          ...time(failingSince ?? readAt),
          ...(failure && { output: outputs[failure] }),
        },
      ],
      'snapshot:freshness': [{ status: fresh, ...age(now, readAt), ...time(readAt) }],
      'monitors:freshness': [looks],
    },
  };
  return new Response(JSON.stringify(body), {
    status: status === 'fail' ? 503 : 200,
    headers: {
      ...baseHeaders,
      'Content-Type': 'application/health+json',
      'Cache-Control': 'no-store',
    },
  });
}

/** What tells whether anybody looks. */
type Looked = Pick<Facts, 'states' | 'pauses'>;

/** Whether any look still counts, of those at monitors that are not paused. */
function looksAt(now: number, { states, pauses }: Looked) {
  const paused = pausesAt(pauses, now);
  const looked = states.filter(
    ({ monitor, lastCheckAt }) => lastCheckAt !== null && !paused.has(monitor),
  );
  if (looked.length === 0) return { status: 'pass' };
  const newest = Math.max(...looked.map(({ lastCheckAt }) => lastCheckAt ?? 0));
  const dated = { ...age(now, newest), ...time(newest) };
  if (looked.some((state) => isFresh(state, now))) return { status: 'pass', ...dated };
  const output = 'Nobody looks: no process leads, or the cron trigger has stopped.';
  return { status: 'warn', ...dated, output };
}

const outputs: Readonly<Record<NonNullable<SnapshotHealth['failure']>, string>> = {
  away: 'The database cannot be asked.',
  behind:
    'The database answers as it was at an earlier time: a replica lags, or a backup was restored.',
};

function age(now: number, readAt: number | null) {
  if (readAt === null) return {};
  return { observedValue: Math.round((now - readAt) / 1000), observedUnit: 's' };
}

function time(instant: number | null) {
  return instant === null ? {} : { time: new Date(instant).toISOString() };
}
