import type { Hono } from 'hono';
import type { Brand } from '../../domain/brand.ts';
import type { Language, Localized } from '../../domain/localized.ts';
import type { Database } from '../../storage/database.ts';
import type { AddressOf } from '../api/api.ts';

/** Where the console lies. */
export const consolePath = '/console';

export type ConsoleOptions = Readonly<{
  /** May be called for each request; rejects while the database is away. */
  openDatabase: () => Promise<Database>;
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
  let loading: Promise<(request: Request, connection: unknown) => Promise<Response>> | undefined;
  const load = async () => {
    const { openConsole } = await import('./console.ts');
    return openConsole(options, site);
  };
  for (const path of [consolePath, `${consolePath}/*`]) {
    app.all(path, async (c) => {
      loading ??= load();
      return (await loading)(c.req.raw, c.env);
    });
  }
}
