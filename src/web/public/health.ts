import type { SnapshotHealth } from './snapshot.ts';

/**
 * The state of this process for load balancers, as `application/health+json`
 * (draft-inadarei-api-health-check-06). A lost database is a warning: the page is still served.
 */
export function healthDocument({ readAt, failingSince }: SnapshotHealth): Response {
  const database = failingSince === null ? 'pass' : 'warn';
  const status = readAt === null ? 'fail' : database;
  const body = {
    status,
    checks: {
      'database:connectivity': [
        { status: readAt === null ? 'fail' : database, ...time(failingSince) },
      ],
      'snapshot:freshness': [{ status, ...time(readAt) }],
    },
  };
  return new Response(JSON.stringify(body), {
    status: status === 'fail' ? 503 : 200,
    headers: { 'Content-Type': 'application/health+json', 'Cache-Control': 'no-store' },
  });
}

function time(instant: number | null) {
  return instant === null ? {} : { time: new Date(instant).toISOString() };
}
