import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Language } from '../../domain/localized.ts';
import type { Check } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import { reportWords } from '../../i18n/report.ts';
import { connectSandbox } from '../../sandbox/remote.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { Environment } from '../definitions/targets.ts';
import { checkOnce, type Lookout, watchableBy } from '../look.ts';
import { type Defaults, readInstallation } from '../node/installation.ts';
import { showProgress } from '../progress.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** What `helplight check` prints, and whether any monitor is down. */
export type CheckReport = Readonly<{ text: string; anyDown: boolean }>;

/** How the report reads: with `trace` also phases, certificate and evidence. */
type Wanted = Readonly<{ trace: boolean; language: Language }>;

/**
 * Looks once at every monitor, or at the one named, and reports a table. Nothing is recorded.
 * @throws UsageError when there is no such monitor.
 */
export async function check(
  environment: Environment,
  defaults: Defaults,
  slug: string | undefined,
  wanted: Wanted,
): Promise<CheckReport> {
  const { config, lookout, watches, resolve } = await readInstallation(environment, defaults);
  const look = (targets?: Environment) =>
    report(resolve(targets).watched.monitors, slug, lookout, wanted);
  return watches === 'sandbox' ? withSandbox(config.dataDir, look) : look();
}

/** Uses the sandbox that runs with this data directory, or else one made for the moment. */
async function withSandbox<Result>(
  dataDir: string,
  use: (targets: Environment) => Promise<Result>,
): Promise<Result> {
  const running = await connectSandbox(dataDir).catch(() => null);
  if (running) {
    const channels = await running.status();
    return use(Object.assign({}, ...channels.map(({ targets }) => targets)));
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-'));
  const sandbox = await startSandbox({ dataDir: folder });
  try {
    return await use(sandbox.targets);
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function report(
  monitors: readonly Monitor[],
  slug: string | undefined,
  lookout: Lookout,
  { trace, language }: Wanted,
): Promise<CheckReport> {
  const chosen = slug === undefined ? monitors : monitors.filter((one) => one.slug === slug);
  if (monitors.length === 0) {
    throw new UsageError('There is nothing to look at; ask `helplight doctor` what is missing.');
  }
  if (chosen.length === 0) {
    const known = monitors.map((one) => one.slug).join(', ');
    throw new UsageError(`There is no monitor "${slug}"; there are: ${known}.`);
  }
  const checks = await checkEach(lookout, watchableBy(lookout.probes, chosen));
  const rows = checks.map((one) => row(one, language));
  const traces = trace ? checks.map((one) => traceOf(one, language)) : [];
  const text = [table(rows), ...traces].join('\n\n');
  return { text, anyDown: checks.some(({ outcome }) => outcome === 'down') };
}

/** All at once; a message that is awaited may take two minutes. */
async function checkEach(lookout: Lookout, monitors: readonly Monitor[]): Promise<Check[]> {
  const progress = showProgress(process.stderr, 'Looked at', monitors.length);
  const looks = monitors.map((monitor) => checkOnce(lookout, monitor).finally(progress.step));
  return Promise.all(looks).finally(progress.end);
}

function row({ monitor, outcome, latencyMs, reason }: Check, language: Language): string[] {
  const because = reason ? reasons[reason].text[language] : '';
  const { outcomes } = reportWords[language];
  return [monitor, outcomes[outcome], `${Math.round(latencyMs)} ms`, because];
}

/** The unit is the end of the name: `firstReplyMs`, `queueWaitSeconds`. */
function measureLine(name: string, value: number): string[] {
  const unit = name.endsWith('Ms') ? 'ms' : 's';
  const words = name.replace(/(Ms|Seconds)$/, '').replace(/[A-Z]/g, (letter) => ` ${letter}`);
  return [words.toLowerCase(), `${value} ${unit}`];
}

function traceOf(check: Check, language: Language): string {
  const { monitor, phases, certificate, detail, measures } = check;
  const words = reportWords[language];
  const lines = Object.entries(phases).map(([phase, ms]) => [phase, `${ms} ms`]);
  for (const [name, value] of Object.entries(measures)) {
    const line = measureLine(name, value);
    // What a phase has shown already does not stand twice.
    if (!lines.some(([phase]) => phase === line[0])) lines.push(line);
  }
  if (certificate) {
    const until = new Date(certificate.validTo).toISOString();
    lines.push([words.certificate, `${certificate.subject}, ${words.validUntil(until)}`]);
    if (certificate.problem) lines.push(['', reasons[certificate.problem].text[language]]);
  }
  if (detail) lines.push([words.evidence, detail]);
  return `${monitor}\n${table(lines.map((line) => ['', ...line]))}`;
}
