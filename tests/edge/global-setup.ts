import type { TestProject } from 'vitest/node';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { startTargets } from './targets.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the libSQL server whose database the storage suite empties before each test. */
    storageUrl: string;
    /** The same of a database of its own for the console: files of tests run side by side. */
    consoleUrl: string;
    /** URLs of the peers that probes look at, by name. */
    targets: Record<string, string>;
    /** Where it says what was seen of each of those peers. */
    seenUrl: string;
  }
}

/** Starts, outside workerd, what the tests inside it talk to. */
export default async function startPeers(project: TestProject): Promise<() => Promise<void>> {
  const storage = await startDatabase();
  const console = await startDatabase();
  const targets = await startTargets();
  project.provide('storageUrl', storage.url);
  project.provide('consoleUrl', console.url);
  project.provide('targets', targets.urls);
  project.provide('seenUrl', targets.seenUrl);
  return async () => {
    await targets.stop();
    await console.stop();
    await storage.stop();
  };
}

async function startDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const { file, remove } = await newDatabaseFile();
  const server = await startLibsqlServer({ file });
  const stop = async () => {
    await server.stop();
    await remove();
  };
  return { url: server.url, stop };
}
