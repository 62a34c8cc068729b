import files from '#monitors';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { type Resolved, resolveDefinitions } from '../definitions/resolve.ts';
import type { Environment } from '../definitions/targets.ts';

/**
 * The variables and secrets of the Worker: those of docs/operations.md that apply here, and those
 * that `npm run dev:edge` sets: `WATCHES_SANDBOX`, as the targets are those of a sandbox, and
 * `SANDBOX_INBOX_URL`, where webhooks may go in spite of all rules.
 */
export type Bindings = Environment;

/** What a Worker is made of before anything is asked of others: settings and definitions. */
export type Installation = Readonly<{
  config: Config;
  /** The value of SECRET. */
  secret: string;
  /** How many requests the plan gives to one invocation. */
  subrequests: number;
  watches: 'sandbox' | 'targets';
  resolved: Resolved;
}>;

/**
 * Reads everything that can be set wrongly.
 * @throws ConfigError with every fault of the settings, DefinitionError with those of the files.
 */
export function readInstallation(env: Bindings): Installation {
  const config = readConfig(env, { monitorsDir: '' });
  if (config.database.url.startsWith('file:')) {
    throw new ConfigError(
      'DATABASE_URL must be set to a remote database: libsql:, https: or http:.',
    );
  }
  const { secret } = config;
  if (secret === null)
    throw new ConfigError('SECRET must be set, to at least 32 random characters.');
  const watches = env.WATCHES_SANDBOX === 'yes' ? 'sandbox' : 'targets';
  const resolved = resolveDefinitions(files, env, watches === 'sandbox' ? 'all' : 'targeted');
  return { config, secret, subrequests: subrequestsOf(env), watches, resolved };
}

/** How many requests the plan gives to one invocation; the free one if nothing else is said. */
function subrequestsOf({ SUBREQUESTS }: Bindings): number {
  const subrequests = Number(SUBREQUESTS || 50);
  if (Number.isInteger(subrequests) && subrequests >= 50) return subrequests;
  throw new ConfigError('SUBREQUESTS must be the number that the plan allows: 50 or more.');
}
