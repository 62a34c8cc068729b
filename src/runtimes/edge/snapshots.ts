import { isDatabaseAway } from '../../storage/away.ts';
import { openArchive } from '../../web/public/archive.ts';
import { newestOf } from '../../web/public/newest.ts';
import {
  type Rendering,
  render,
  type SnapshotOptions,
  type Snapshots,
} from '../../web/public/snapshot.ts';
import type { EdgeFacts } from './facts.ts';

/**
 * Snapshots for workerd, where no timer runs between requests and no request may wait for the I/O
 * of another. A request that finds the rendering too old makes its own; only finished ones are shared.
 */
export function edgeSnapshots(
  options: Omit<SnapshotOptions, 'readFacts'>,
  facts: EdgeFacts,
): Snapshots {
  const { now } = options;
  const archive = openArchive(options);
  const shown = newestOf(async () => render(options, await facts.recent(), archive, 'results'));

  function current(): Rendering | Promise<Rendering> {
    const newest = shown.get();
    if (!newest || facts.areOld()) return shown.make();
    const over = newest.changesAt !== null && now() >= newest.changesAt;
    return over ? shown.make() : newest;
  }

  async function refresh(): Promise<void> {
    facts.forget();
    await shown.make().catch((error) => {
      // Whoever has changed something was heard all the same.
      if (!isDatabaseAway(error)) throw error;
    });
  }

  return { current, refresh, health: facts.health };
}
