import type { RunNow } from '../../actions/run-monitor.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { atMost } from '../../storage/waiting.ts';
import type { Snapshots } from '../../web/public/snapshot.ts';
import type { Log } from '../log.ts';
import type { Lookout } from '../look.ts';
import { atOnce, goingOn } from './first-turn.ts';
import { followStored, readStored } from './following.ts';
import type { Leadership } from './leadership.ts';
import { type LookTerm, leading, standingBy } from './look-term.ts';
import { startRefresher } from './refresh.ts';

/** How this process looks at monitors, and keeps the page up to date. */
export type Looking = Readonly<{
  runNow: RunNow;
  /** Renders the page anew. */
  changed(): void;
  /** Finishes looks under way, stores what they saw, and gives the lease back. */
  stop(): Promise<void>;
}>;

/** Time given to a page that is being rendered: it may wait for a database that hangs. */
const renderingMs = 500;

/**
 * From here on the page follows what is stored, and monitors are looked at while this process leads.
 */
export async function startLooking(
  db: Database,
  { monitors }: Pick<Watched, 'monitors'>,
  lookout: Lookout,
  snapshots: Snapshots,
  leadership: Leadership,
  log: Log,
): Promise<Looking> {
  const { changed, stop: stopRefreshing } = startRefresher(snapshots, Date.now, log);
  const following = await followStored(() => readStored(db), Date.now, {
    onResume: (slug) => terms.now().soon(slug),
    onChange: changed,
  });
  const tools = { db, monitors, lookout, isPaused: following.isPaused, changed, log };
  const terms = termsFrom(standingBy(tools));
  await leadership.start({
    async begin(lease, beginning) {
      const states = await readMonitorStates(db);
      const firstTurn = beginning === 'at_start' ? atOnce : goingOn(states, lookout, Date.now());
      terms.change(() => leading(tools, { lease, states, firstTurn, onRefused: leadership.lose }));
    },
    end: () => terms.change(() => standingBy(tools)),
  });
  return {
    async runNow(slug, mayLook) {
      // Somebody may have resumed it a moment ago, so that its look is to be judged.
      await following.readNow();
      return terms.now().runNow(slug, mayLook);
    },
    changed,
    async stop() {
      following.stop();
      // Before the last checks: they change no page that anybody reads.
      await atMost(renderingMs, stopRefreshing());
      await terms.end();
      await leadership.giveBack();
    },
  };
}

/** One term after another; one that is over may still have looks under way. */
function termsFrom(first: LookTerm) {
  let term = first;
  let isOver = false;
  const ending = new Set<Promise<void>>();

  function endNow({ end }: LookTerm): void {
    const ended = end().finally(() => ending.delete(ended));
    ending.add(ended);
  }

  return {
    now: () => term,
    change(next: () => LookTerm) {
      if (isOver) return;
      endNow(term);
      term = next();
    },
    async end() {
      isOver = true;
      endNow(term);
      await Promise.all(ending);
    },
  };
}
