import { access, constants } from 'node:fs/promises';
import { differencesOf } from '../../domain/settings/differences.ts';
import { unreadable } from '../../domain/settings/readable.ts';
import { noSettings } from '../../domain/settings/setting.ts';
import { watchedNow } from '../../domain/settings/watched-now.ts';
import { connectSandbox } from '../../sandbox/remote.ts';
import { exampleTargets } from '../../sandbox/targets.ts';
import type { Database } from '../../storage/database.ts';
import { readLease, readLeases } from '../../storage/lease.ts';
import { readSettings } from '../../storage/setting.ts';
import { type Config, readConfig } from '../config.ts';
import type { Resolved } from '../definitions/resolve.ts';
import { type Environment, targetVariables } from '../definitions/targets.ts';
import { examineDatabase } from '../node/database.ts';
import { databaseFileOf } from '../node/database-file.ts';
import { type Defaults, type Installation, readInstallation } from '../node/installation.ts';
import { table } from '../table.ts';
import { movedFaults } from '../wiring.ts';
import {
  calendarFindings,
  counted,
  differenceFinding,
  type Finding,
  monitorFindings,
  movedFinding,
  unreadableFinding,
} from './findings.ts';
import { clockFault, leaseSentences } from './lease-sentences.ts';
import { templateDifferences } from './template-differences.ts';

/** What `helplight doctor` prints, and whether anything needs mending. */
export type Diagnosis = Readonly<{ text: string; anyFault: boolean }>;

/** Looks at everything that `serve` needs, changes nothing, and reports all that it finds. */
export async function doctor(environment: Environment, defaults: Defaults): Promise<Diagnosis> {
  const places = await placeFindings(environment, defaults);
  const isAway = places.some(({ about, kind }) => about === 'database' && kind === 'fault');
  const findings = [
    ...places,
    ...(await installationFindings(environment, defaults, isAway ? 'away' : 'there')),
    ...misspelt(environment),
  ];
  const rows = findings.flatMap(({ kind, about, says }) =>
    says.split('\n').map((line) => [kind, about, line]),
  );
  return { text: table(rows), anyFault: findings.some(({ kind }) => kind === 'fault') };
}

/** Where state is kept: looked at also when something else is set wrongly. */
async function placeFindings(
  environment: Environment,
  defaults: Defaults,
): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment, defaults);
  } catch {
    // What is wrong is told with all other faults of the settings.
    return [];
  }
  return [await dataDirFinding(config), await databaseFinding(config)];
}

async function installationFindings(
  environment: Environment,
  defaults: Defaults,
  database: 'there' | 'away',
): Promise<readonly Finding[]> {
  let installation: Installation;
  try {
    installation = await readInstallation(environment, defaults);
  } catch (error) {
    return [{ kind: 'fault', about: 'settings', says: messageOf(error) }];
  }
  const { config, watches, resolve } = installation;
  const resolved = resolve(exampleTargets);
  // Where it hangs, each question takes as long as a call may.
  const { moved, settings, templates, leases, clock } =
    database === 'away' ? nothingStored : await storedBeside(resolved, config);
  const watched = watchedNow(resolved.watched, settings);
  return [
    { kind: 'well', about: 'settings', says: 'as they should be' },
    ...(watches === 'sandbox' ? [await sandboxFinding(config)] : []),
    ...monitorFindings({ ...resolved, watched }),
    ...calendarFindings(watched, Date.now()),
    ...moved.map(movedFinding),
    ...unreadable(settings).map(unreadableFinding),
    ...differencesOf(resolved.settings, settings).map(differenceFinding),
    ...templates.map((says): Finding => ({ kind: 'note', about: 'templates', says })),
    ...leases.map((says): Finding => ({ kind: 'note', about: 'leases', says })),
    ...(clock ? [{ kind: 'fault', about: 'clock', says: clock } as const] : []),
  ];
}

const nothingStored = { moved: [], settings: noSettings, templates: [], leases: [], clock: null };

/** What the database says where the files speak, too; without one, nothing. */
async function storedBeside(resolved: Resolved, { database }: Config) {
  const look = async (db: Database) => ({
    moved: await movedFaults(db, resolved),
    settings: await readSettings(db),
    templates: await templateDifferences(db),
    leases: leaseSentences(await readLeases(db)),
    clock: await clockFinding(db),
  });
  if (await isMissingFile(database.url)) return nothingStored;
  // Whether the database can be used at all is told apart.
  const { found } = await examineDatabase(database, look).catch(() => ({ found: null }));
  return found ?? nothingStored;
}

async function clockFinding(db: Database): Promise<string | null> {
  const from = Date.now();
  const { databaseAt } = await readLease(db, 'jobs');
  return clockFault({ from, until: Date.now() }, databaseAt);
}

async function dataDirFinding({ dataDir }: Config): Promise<Finding> {
  const about = 'data directory';
  const may = (right: number) =>
    access(dataDir, right).then(
      () => true,
      () => false,
    );
  if (!(await may(constants.F_OK))) {
    return {
      kind: 'note',
      about,
      says: `${dataDir} is not there yet; it is made at the first start`,
    };
  }
  if (await may(constants.W_OK)) return { kind: 'well', about, says: `${dataDir} can be written` };
  const says = `${dataDir} cannot be written; correct its owner, or set DATA_DIR.`;
  return { kind: 'fault', about, says };
}

async function databaseFinding({ database }: Config): Promise<Finding> {
  const about = 'database';
  if (await isMissingFile(database.url)) {
    return { kind: 'note', about, says: 'is not there yet; it is made at the first start' };
  }
  try {
    const { pending } = await examineDatabase(database, async () => null);
    if (pending === 0) return { kind: 'well', about, says: 'up to date' };
    return {
      kind: 'note',
      about,
      says: `lacks ${counted(pending, 'migration')}; serve runs them at its start, and helplight migrate at once`,
    };
  } catch (error) {
    return { kind: 'fault', about, says: messageOf(error) };
  }
}

function isMissingFile(url: string): Promise<boolean> {
  const file = databaseFileOf(url);
  if (file === null) return Promise.resolve(false);
  return access(file).then(
    () => false,
    () => true,
  );
}

async function sandboxFinding({ dataDir }: Config): Promise<Finding> {
  const running = await connectSandbox(dataDir).catch(() => null);
  const state = running ? 'it is running' : 'it starts with npm start';
  const says = `no target is set, so the sandbox is watched; ${state}`;
  return { kind: 'note', about: 'sandbox', says };
}

/** Variables that look like targets and are none. */
function misspelt(environment: Environment): readonly Finding[] {
  const known: readonly string[] = targetVariables;
  return Object.keys(environment)
    .filter((name) => /^(SUPPORT|WALLET)_/i.test(name) && !known.includes(name))
    .map((name) => ({
      kind: 'note',
      about: name,
      says: 'is no target of the shipped monitors; check its spelling',
    }));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
