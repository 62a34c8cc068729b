import { access, constants, mkdir } from 'node:fs/promises';
import { siteComponents } from '../../domain/component.ts';
import { edgeProbes } from '../../probes/edge.ts';
import { connectSandbox } from '../../sandbox/remote.ts';
import { type Config, readConfig } from '../config.ts';
import { loadMonitorsDir } from '../monitors-dir.ts';
import { openNodeDatabase } from '../node-database.ts';
import { nodeLookout } from '../node-lookout.ts';
import { table } from '../table.ts';
import type { Environment } from '../targets.ts';
import { resolveDefinitions, wantsSandbox } from '../watched.ts';

/** One thing that was looked at: well, worth knowing, or in need of mending. */
type Finding = Readonly<{ kind: 'well' | 'note' | 'fault'; about: string; says: string }>;

/** What `helplight doctor` prints, and whether anything needs mending. */
export type Diagnosis = Readonly<{ text: string; anyFault: boolean }>;

/** Looks at everything that `serve` needs, and reports all of it instead of stopping at the first fault. */
export async function doctor(
  environment: Environment,
  defaults: { monitorsDir: string },
): Promise<Diagnosis> {
  const settings = await examine('settings', async () => readConfig(environment, defaults));
  const findings = [...settings.findings];
  if (settings.value) {
    const config = settings.value;
    findings.push(
      ...(await dataDirFindings(config)),
      ...(await databaseFindings(config)),
      ...(await monitorFindings(config, environment)),
    );
  }
  const rows = findings.flatMap(({ kind, about, says }) =>
    says.split('\n').map((line) => [kind, about, line]),
  );
  return { text: table(rows), anyFault: findings.some(({ kind }) => kind === 'fault') };
}

/** Runs one examination; what it throws is a fault, and its message says what to do. */
async function examine<Value>(
  about: string,
  look: () => Promise<Value>,
): Promise<{ value: Value | null; findings: readonly Finding[] }> {
  try {
    return { value: await look(), findings: [{ kind: 'well', about, says: 'as they should be' }] };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return { value: null, findings: [{ kind: 'fault', about, says }] };
  }
}

async function dataDirFindings({ dataDir }: Config): Promise<readonly Finding[]> {
  const { findings } = await examine('data directory', async () => {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  });
  return findings.map((finding) => ({
    ...finding,
    says:
      finding.kind === 'well'
        ? `${dataDir} can be written`
        : `${dataDir} cannot be written; correct its owner, or set DATA_DIR.`,
  }));
}

async function databaseFindings({ database }: Config): Promise<readonly Finding[]> {
  const { value, findings } = await examine('database', async () => {
    const { db, warning } = await openNodeDatabase(database);
    db.client.close();
    return warning ?? 'up to date';
  });
  if (value === null) return findings;
  return [{ kind: value === 'up to date' ? 'well' : 'note', about: 'database', says: value }];
}

async function monitorFindings(
  config: Config,
  environment: Environment,
): Promise<readonly Finding[]> {
  const probing = await examine('probes', () => nodeLookout(config));
  const { value, findings } = await examine('monitors', async () => {
    const files = await loadMonitorsDir(config.monitorsDir);
    const sandboxed = wantsSandbox(files, environment);
    // The sandbox sets every target that is its own; that they are set is all that matters here.
    const targets = sandboxed ? sandboxTargets : {};
    const keep = sandboxed ? 'all' : 'targeted';
    return { sandboxed, ...resolveDefinitions(files, { ...environment, ...targets }, keep) };
  });
  if (!value) return [...probing.findings, ...findings];

  const { watched, leftOut, sandboxed } = value;
  const probed = new Set(watched.monitors.map(({ component }) => component));
  const note = (about: string, says: string): Finding => ({ kind: 'note', about, says });
  return [
    ...probing.findings.filter(({ kind }) => kind === 'fault'),
    {
      kind: 'well',
      about: 'monitors',
      says: `${counted(watched.monitors.length, 'monitor')} for ${counted(probed.size, 'component')}`,
    },
    ...(sandboxed ? [note('sandbox', await sandboxSays(config.dataDir))] : []),
    ...leftOut.map(({ slug, targets }) =>
      note(slug, `left out of the page; set ${targets.join(' or ')}`),
    ),
    ...siteComponents(watched.site)
      .filter(({ slug }) => !probed.has(slug))
      .map(({ slug }) => note(slug, 'on the page without a monitor; it shows as "not monitored"')),
    ...siteComponents(watched.site)
      .filter(({ channel, contact }) => channel && !contact)
      .map(({ slug }) => note(slug, 'has no contact on the page; give it one in the site file')),
    ...watched.monitors
      .filter(({ probe }) => edgeProbes[probe.kind] === undefined)
      .map(({ slug }) => note(slug, 'runs on Node only, not on Workers')),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const sandboxTargets: Environment = {
  SUPPORT_CHAT_URL: 'ws://127.0.0.1/',
  SUPPORT_API_URL: 'http://127.0.0.1/',
  WALLET_SIGNIN_URL: 'http://127.0.0.1/',
  WALLET_PAYMENTS_URL: 'http://127.0.0.1/',
  WALLET_WITHDRAWALS_URL: 'http://127.0.0.1/',
  WALLET_VERIFICATION_URL: 'http://127.0.0.1/',
};

async function sandboxSays(dataDir: string): Promise<string> {
  const running = await connectSandbox(dataDir).catch(() => null);
  return running
    ? 'no target is set, so the sandbox is watched; it is running'
    : 'no target is set, so the sandbox is watched; it starts with npm start';
}
