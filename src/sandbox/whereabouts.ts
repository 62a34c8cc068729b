import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the control of a running sandbox is, and the token that opens it. */
export type Whereabouts = Readonly<{ url: string; token: string; pid: number }>;

/** What the file says. `unreadable`: it is there but was not written by a sandbox. */
export type Trace =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'unreadable' }>
  | (Readonly<{ kind: 'found' }> & Whereabouts);

const shape = z.object({ url: z.url(), token: z.string().min(1), pid: z.int().positive() });

/** The file by which a running sandbox is found from the data directory. */
export function whereaboutsFile(dataDir: string): string {
  return join(dataDir, 'sandbox.json');
}

/** Reads who wrote the file last; it may be left over from a process that has ended. */
export async function readWhereabouts(dataDir: string): Promise<Trace> {
  const text = await textOf(whereaboutsFile(dataDir));
  if (text === null) return { kind: 'none' };
  try {
    return { kind: 'found', ...shape.parse(JSON.parse(text)) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Writes the file in one piece, readable only by its owner, in place of any other. */
export async function writeWhereabouts(dataDir: string, whereabouts: Whereabouts): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const draft = join(dataDir, `sandbox.${randomUUID()}.json`);
  await writeFile(draft, `${JSON.stringify(whereabouts)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, whereaboutsFile(dataDir));
}

/** Removes the file if it is still the one with this token. */
export async function removeWhereabouts(dataDir: string, token: string): Promise<void> {
  const trace = await readWhereabouts(dataDir);
  if (trace.kind === 'found' && trace.token === token) await rm(whereaboutsFile(dataDir));
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
