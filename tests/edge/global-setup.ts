import type { TestProject } from 'vitest/node';
import { startDatabases } from './databases.ts';
import { startTargets } from './targets.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where new databases are asked for. */
    databasesUrl: string;
    /** URLs of the peers that probes look at, by name. */
    targets: Record<string, string>;
    /** Where it says what was seen of each of those peers. */
    seenUrl: string;
  }
}

/** Starts, outside workerd, what the tests inside it talk to. */
export default async function startPeers(project: TestProject): Promise<() => Promise<void>> {
  const databases = await startDatabases();
  const targets = await startTargets();
  project.provide('databasesUrl', databases.url);
  project.provide('targets', targets.urls);
  project.provide('seenUrl', targets.seenUrl);
  return async () => {
    await targets.stop();
    await databases.stop();
  };
}
