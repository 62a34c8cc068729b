import { exampleTargets } from '../../sandbox/targets.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { loadCalendars } from '../definitions/calendars-dir.ts';
import type { DefinitionFile } from '../definitions/definitions.ts';
import { loadMonitorsDir } from '../definitions/monitors-dir.ts';
import {
  DefinitionError,
  type Resolved,
  resolveDefinitions,
  wantsSandbox,
} from '../definitions/resolve.ts';
import type { Environment } from '../definitions/targets.ts';
import type { Lookout } from '../look.ts';
import { nodeLookout } from './lookout.ts';

/** What a Node process is made of before anything is opened: settings, definitions and probes. */
export type Installation = Readonly<{
  config: Config;
  lookout: Lookout;
  /** What is looked at: a sandbox that has yet to be found or started, or real targets. */
  watches: 'sandbox' | 'targets';
  /** Turns the definitions into what is watched; `sandbox` holds the targets of the sandbox, if any. */
  resolve(sandbox?: Environment): Resolved;
}>;

/** Where the files of the program itself lie. */
export type Defaults = Readonly<{ monitorsDir: string }>;

/**
 * Reads everything that can be set wrongly.
 * @throws ConfigError with all faults of settings, certificates and definitions, a line each.
 */
export async function readInstallation(
  environment: Environment,
  defaults: Defaults,
): Promise<Installation> {
  const faults: string[] = [];
  const config = await attempt(faults, () => readConfig(environment, defaults));
  // The other settings are read, too, where one is wrong, so that all faults are told at once.
  const probeCaFile = environment.PROBE_CA_FILE || null;
  const lookout = await attempt(faults, () => nodeLookout({ probeCaFile }));
  const monitorsDir = environment.MONITORS_DIR || defaults.monitorsDir;
  const files = [...(await loadMonitorsDir(monitorsDir)), ...(await loadCalendars(monitorsDir))];
  const resolve = resolver(files, environment);
  await attempt(faults, () => resolve(exampleTargets));
  if (!config || !lookout || faults.length > 0) throw new ConfigError(faults.join('\n'));
  return { config, lookout, resolve, watches: watchesIn(files, environment) };
}

function watchesIn(files: readonly DefinitionFile[], environment: Environment) {
  return wantsSandbox(files, environment) ? 'sandbox' : 'targets';
}

/** The targets of a sandbox count only where the sandbox is watched. */
function resolver(files: readonly DefinitionFile[], environment: Environment) {
  const sandboxed = watchesIn(files, environment) === 'sandbox';
  return (sandbox: Environment = {}) =>
    sandboxed
      ? resolveDefinitions(files, { ...environment, ...sandbox }, 'all')
      : resolveDefinitions(files, environment);
}

async function attempt<Value>(
  faults: string[],
  work: () => Value | Promise<Value>,
): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof DefinitionError)) throw error;
    faults.push(error.message);
    return null;
  }
}
