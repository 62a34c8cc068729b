import { measureBrowser } from './browser.ts';
import { measureConsole } from './console.ts';
import { measureCron } from './cron.ts';
import { measureDelivery } from './delivery.ts';
import { measureEdge } from './edge.ts';
import { measureFeeds } from './feeds.ts';
import type { Family, Figure } from './figure.ts';
import { measureHistory } from './history.ts';
import { measureIncidents } from './incidents.ts';
import { measureInstall } from './install.ts';
import { measureLatency } from './latency.ts';
import { measureMail } from './mail.ts';
import { measurePage } from './page.ts';
import { measureProbe } from './probe.ts';
import { measureReach } from './reach.ts';
import { measureRender } from './render.ts';
import { printFigures, writeFigures } from './report.ts';
import { measureRoundTrip } from './round-trip.ts';
import { measureSip } from './sip.ts';
import { measureStart } from './start.ts';
import { measureStorage } from './storage.ts';

/** Every family of figures, in the order of running. */
const families: Readonly<Record<string, Family>> = {
  page: measurePage,
  edge: measureEdge,
  cron: measureCron,
  feeds: measureFeeds,
  render: measureRender,
  storage: measureStorage,
  history: measureHistory,
  incidents: measureIncidents,
  console: measureConsole,
  reach: measureReach,
  delivery: measureDelivery,
  probe: measureProbe,
  mail: measureMail,
  sip: measureSip,
  'round-trip': measureRoundTrip,
  browser: measureBrowser,
  start: measureStart,
  latency: measureLatency,
  install: measureInstall,
};

/** Run only when they are named: installing takes minutes and loads every package three times. */
const onlyWhenNamed = ['install'];

const usage = `Usage: npm run bench -- [family ...]

Measures every family of figures, or those that are named, and says whether each figure holds its
bar. Results are written to bench/out/.

Families: ${Object.keys(families).join(', ')}
Only when named: ${onlyWhenNamed.join(', ')}
`;

process.exitCode = await bench(process.argv.slice(2));

/** 0 when every bar is held, 1 when one is missed or cannot be measured, 2 when used wrongly. */
async function bench(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const unknown = args.filter((name) => !(name in families));
  if (unknown.length > 0) {
    console.error(`There is no family "${unknown.join('", "')}".\n\n${usage}`);
    return 2;
  }
  const chosen = Object.entries(families).filter(([name]) =>
    args.length === 0 ? !onlyWhenNamed.includes(name) : args.includes(name),
  );
  const measured: (readonly Figure[] | null)[] = [];
  for (const [name, measure] of chosen) measured.push(await measuredBy(name, measure));
  const figures = measured.flatMap((family) => family ?? []);
  printFigures(figures);
  return figures.every(({ holds }) => holds) && !measured.includes(null) ? 0 : 1;
}

/** The figures of one family; null when it cannot be measured, which does not stop the others. */
async function measuredBy(name: string, measure: Family): Promise<readonly Figure[] | null> {
  console.error(`Measuring ${name} …`);
  try {
    const figures = await measure();
    await writeFigures(name, figures);
    return figures;
  } catch (error) {
    console.error(`${name} cannot be measured: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
