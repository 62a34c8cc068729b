import type { TestProject } from 'vitest/node';
import { newDatabaseFile } from '../support/database-file.ts';
import { startLibsqlServer } from '../support/libsql-server.ts';
import { startTargets } from './targets.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the libSQL server whose database the storage suite empties before each test. */
    storageUrl: string;
    /** URLs of the peers that probes look at, by name. */
    targets: Record<string, string>;
    /** Where it says what was seen of each of those peers. */
    seenUrl: string;
  }
}

/** Starts, outside workerd, what the tests inside it talk to. */
export default async function startPeers(project: TestProject): Promise<() => Promise<void>> {
  const { file, remove } = await newDatabaseFile();
  const server = await startLibsqlServer({ file });
  const targets = await startTargets();
  project.provide('storageUrl', server.url);
  project.provide('targets', targets.urls);
  project.provide('seenUrl', targets.seenUrl);
  return async () => {
    await targets.stop();
    await server.stop();
    await remove();
  };
}
