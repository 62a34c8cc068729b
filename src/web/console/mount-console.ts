import type { Hono } from 'hono';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import type { Brand } from '../../domain/brand.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import type { Database } from '../../storage/database.ts';
import type { AddressOf } from '../api/api.ts';
import { loadedOnce } from '../loaded-once.ts';
import type { Snapshots } from '../public/snapshot.ts';
import { consolePath } from './console-path.ts';

/**
 * Has passwords looked at when their turn comes, where each takes a thread that others need.
 * @throws AppError `too_many` where too many wait.
 */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export type ConsoleOptions = Readonly<{
  /** May be called for each request; rejects while the database is away. */
  openDatabase: () => Promise<Database>;
  snapshots: Snapshots;
  /** Brings the pages up to date after a change; who made it waits for that. */
  changed: () => Promise<void>;
  runNow: RunNow;
  outgoing: Outgoing;
  inTurn: InTurn;
  addressOf: AddressOf;
  /** The wall clock, UTC milliseconds. */
  now: () => number;
  /** Told of what goes wrong inside. */
  log: (level: 'warn' | 'error', message: string, facts: Readonly<Record<string, unknown>>) => void;
}>;

/** What the console shows of the site, and where people reach it. */
export type ConsoleSite = Readonly<{
  siteName: Localized;
  brand?: Brand;
  defaultLanguage: Language;
  baseUrl: string;
}>;

/**
 * Mounts the console. What it consists of is loaded by the first request for it: most processes
 * never get one, and signing in takes more code than all pages together.
 */
export function mountConsole(app: Hono, options: ConsoleOptions, site: ConsoleSite): void {
  const loaded = loadedOnce(async () => {
    const { openConsole } = await import('./console.ts');
    return openConsole(options, site);
  });
  for (const path of [consolePath, `${consolePath}/*`]) {
    app.all(path, async (c) => (await loaded())(c.req.raw, c.env));
  }
}
