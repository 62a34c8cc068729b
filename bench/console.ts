import type { Watched } from '../src/domain/watched.ts';
import type { Database } from '../src/storage/database.ts';
import { seedTemplates } from '../src/storage/template.ts';
import { routes } from '../src/web/console/routes.ts';
import { shippedTemplates } from '../templates/shipped.ts';
import { someApi } from '../tests/support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../tests/support/console.ts';
import { consolePages } from '../tests/support/console-pages.ts';
import { someMonitor } from '../tests/support/facts.ts';
import { plainSpeech, tellEverything } from '../tests/support/told-site.ts';
import { atMost, type Figure, median } from './figure.ts';
import { repeated } from './rounds.ts';
import { siteNow, siteOf } from './site.ts';
import { storeIncidents } from './stored-incidents.ts';

const watchers = 500;
const changesEach = 180;
const checksEach = 2000;
const auditEntries = 200_000;

/** What a large site with a full history costs staff: each page of the console, without the network. */
export async function measureConsole(): Promise<readonly Figure[]> {
  const site = await someApi({ watched: manyWatchers() });
  try {
    const told = await tellEverything(site.db, plainSpeech);
    await storeHistory(site.db);
    await storeIncidents(site.db, { past: 1000, open: 20, now: siteNow });
    await seedTemplates(site.db, shippedTemplates, siteNow);
    await addStaff(site.db, 'admin', siteNow);
    await site.refresh();
    const browser = someBrowser(site.app);
    await signInAs(browser, 'admin');
    const costs: Cost[] = [];
    for (const path of pagesForStaff()) {
      costs.push(await costOf(browser, path, consolePages(told)[path] ?? path));
    }
    const searched = await costOf(browser, '/audit', '/audit?words=nowhere+to+be+found');
    const [slowest] = costs.toSorted((one, other) => median(other.runs) - median(one.runs));
    return [
      figureOf(
        'the overview',
        costs.find(({ path }) => path === ''),
      ),
      figureOf('the audit log, searched in vain', searched),
      figureOf(`the slowest of ${costs.length} pages`, slowest),
    ];
  } finally {
    await site.close();
  }
}

/** Fifty components, ten monitors each. */
function manyWatchers(): Watched {
  const site = siteOf(50);
  const more = Array.from({ length: watchers - site.monitors.length }, (_, index) => {
    const { component = '' } = site.monitors[index % site.monitors.length] ?? {};
    return someMonitor(component, { slug: `${component}-${index}` });
  });
  return { ...site, monitors: [...site.monitors, ...more] };
}

function pagesForStaff(): readonly string[] {
  return routes
    .filter(({ method, allows }) => method === 'GET' && allows !== 'everybody')
    .map(({ path }) => path);
}

/** What a page takes, in milliseconds. */
type Cost = Readonly<{ path: string; runs: readonly number[] }>;

async function costOf(browser: Browser, path: string, address: string): Promise<Cost> {
  const visit = async () => {
    const startedAt = performance.now();
    const answer = await browser.get(`/console${address}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`/console${address} answered ${answer.status}.`);
    return performance.now() - startedAt;
  };
  await visit();
  return { path, runs: await repeated(7, visit) };
}

function figureOf(what: string, cost: Cost | undefined): Figure {
  const name = `console at ${watchers} monitors and a full history, server time of ${what}`;
  return atMost(200, { name, unit: 'ms', runs: cost?.runs ?? [] });
}

/** Ninety days of changes, the checks of the last hours, and years of what staff did. */
async function storeHistory(db: Database): Promise<void> {
  const count = (rows: number) =>
    `WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${rows})`;
  await db.write([
    "INSERT INTO locations (slug) VALUES ('here') ON CONFLICT DO NOTHING",
    {
      sql: `INSERT INTO monitor_states (monitor, location, state, since, reason, failures, impaired,
              answered, healthy, last_check_at, last_decided_at, last_outcome, interval_ms, version)
            SELECT monitors.number, locations.number, iif(monitors.number % 10 = 0, 'down', 'up'), ?,
              iif(monitors.number % 10 = 0, 'connection_refused', NULL), 0, 0, 0, 0, ?, ?,
              iif(monitors.number % 10 = 0, 'down', 'up'), 60000, 1
            FROM monitors, locations WHERE true ON CONFLICT DO NOTHING`,
      args: [siteNow - 20 * 60_000, siteNow - 5000, siteNow - 5000],
    },
    {
      sql: `${count(changesEach)}
            INSERT INTO transitions (monitor, location, at, state, reason, recorded_at)
            SELECT monitors.number, locations.number, ? - n * 43200000 + monitors.number * 1000,
              iif(n % 2, 'up', 'down'), iif(n % 2, NULL, 'connection_refused'), ? - n * 43200000
            FROM monitors, locations, counted WHERE true ON CONFLICT DO NOTHING`,
      args: [siteNow, siteNow],
    },
    {
      sql: `${count(checksEach)}
            INSERT INTO checks (monitor, started_at, location, outcome, latency_ms)
            SELECT monitors.number, ? - n * 60000, locations.number, iif(n % 50, 'up', 'down'),
              40 + n % 190
            FROM monitors, locations, counted WHERE true ON CONFLICT DO NOTHING`,
      args: [siteNow],
    },
    {
      sql: `${count(auditEntries)}
            INSERT INTO audit_entries (id, at, actor_kind, action, subject, detail)
            SELECT 'past' || n, ? - 1000000000 + n, 'clock', 'incident.update', 'past' || n % 1000, ?
            FROM counted`,
      args: [siteNow, JSON.stringify({ id: 'update', body: plainSpeech.body })],
    },
  ]);
}
