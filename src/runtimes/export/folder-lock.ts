import { randomUUID } from 'node:crypto';
import { lstat, lutimes, readFile, rm, writeFile } from 'node:fs/promises';

/** The right to write into a folder, which one export has at a time. */
export type FolderLock = Readonly<{
  /** To be asked before each file. @throws Error where another export has taken the lock over. */
  keep: () => Promise<void>;
  release: () => Promise<void>;
}>;

/** So long after its holder was last heard of, a lock is one of a process that was killed; milliseconds. */
const abandonedAfterMs = 30_000;

/**
 * Takes the lock that is this file. Process ids would not do: each container has a process 1.
 * @throws Error with one sentence while another export holds it.
 */
export async function lockFolder(file: string, dir: string): Promise<FolderLock> {
  if (await isAbandoned(file)) await rm(file, { force: true });
  const holder = randomUUID();
  const refused = new Error(`Another export is writing into ${dir}; try again in a minute.`);
  // A link in its place would be there already, so it is not followed.
  await writeFile(file, holder, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? refused : error;
  });
  const isOurs = async () => (await readFile(file, 'utf8').catch(() => null)) === holder;
  return {
    keep: async () => {
      if (!(await isOurs())) throw refused;
      const now = new Date();
      await lutimes(file, now, now);
    },
    release: async () => {
      if (await isOurs()) await rm(file, { force: true });
    },
  };
}

async function isAbandoned(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found !== null && Math.abs(Date.now() - found.mtimeMs) > abandonedAfterMs;
}
