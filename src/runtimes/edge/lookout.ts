import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { Watched } from '../../domain/watched.ts';
import { edgeObstacleOf, edgeProbesBy } from '../../probes/edge.ts';
import type { Lookout } from '../look.ts';

/** The location that Workers look from, all of them together. */
export const edgeLocation = 'edge';

/**
 * Where a Worker looks from, and how; cron triggers come once a minute, so that nothing is looked at
 * more often.
 * @param ask what the probes ask the network by.
 */
export function edgeLookout(ask: typeof fetch): Lookout {
  const probes = edgeProbesBy(ask);
  return { probes, location: edgeLocation, shortestIntervalMs: 60_000, now: Date.now };
}

/** The monitors that a Worker can look at. */
export function monitorsHere({ monitors }: Pick<Watched, 'monitors'>): readonly Monitor[] {
  return monitors.filter(({ probe }) => edgeObstacleOf(probe) === null);
}

/**
 * What is watched, as a Worker sees it: what only Node can look at counts here once a Node process
 * that shares the database has looked.
 */
export function watchedHere(watched: Watched): Watched {
  const { monitors } = watched;
  const here = monitorsHere(watched);
  const elsewhere = monitors.filter((monitor) => !here.includes(monitor));
  return { ...watched, monitors: here, elsewhere };
}
