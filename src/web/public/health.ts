import { baseHeaders } from '../security-headers.ts';
import type { SnapshotHealth } from './snapshot.ts';

/** Facts older than this make a warning, milliseconds: they are read at least every 15 s. */
const oldMs = 60_000;

/**
 * The state of this process for load balancers, as `application/health+json`
 * (draft-inadarei-api-health-check-06). A lost database or old facts are a warning: the page is
 * still served. Before any facts were read there is nothing to serve, and it fails.
 */
export function healthDocument({ now, readAt, failingSince }: SnapshotHealth): Response {
  const read = readAt === null ? 'fail' : failingSince === null ? 'pass' : 'warn';
  const fresh = readAt === null ? 'fail' : now - readAt > oldMs ? 'warn' : 'pass';
  const status = read === 'pass' ? fresh : read;
  const body = {
    status,
    checks: {
      'database:connectivity': [{ status: read, ...time(failingSince ?? readAt) }],
      'snapshot:freshness': [{ status: fresh, ...age(now, readAt), ...time(readAt) }],
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

function age(now: number, readAt: number | null) {
  if (readAt === null) return {};
  return { observedValue: Math.round((now - readAt) / 1000), observedUnit: 's' };
}

function time(instant: number | null) {
  return instant === null ? {} : { time: new Date(instant).toISOString() };
}
