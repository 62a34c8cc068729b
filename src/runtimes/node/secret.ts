import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../storage/database.ts';
import type { Keys } from '../../storage/keys.ts';
import { isSecretOfAll } from '../../storage/secret-mark.ts';
import type { Config } from '../config.ts';
import { otherSecretSentence } from '../outgoing.ts';

/**
 * The secret of this installation: the one that was set, else the one in the data folder, which is
 * made there when it is first needed, for its owner's eyes only.
 * @throws Error with one sentence where the file cannot be read or written, or is cut short.
 */
export async function readSecret({
  secret,
  dataDir,
}: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (secret !== null) return secret;
  const file = path.join(dataDir, 'secret');
  try {
    // Of two that start at once, one makes it, and both read it.
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isThereAlready(error)) throw unusable(file, error);
  }
  const known = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(file, error);
  });
  if (known.trim().length >= 32) return known.trim();
  throw new Error(
    `The secret in ${file} is cut short; restore it, or delete it to make a new one.`,
  );
}

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function unusable(file: string, cause: unknown): Error {
  return new Error(`The secret cannot be kept in ${file}; check the rights of the folder.`, {
    cause,
  });
}

/**
 * Refuses a secret that is not that of the processes before: webhooks would be signed now with one
 * and now with the other, and links of subscriptions would lead nowhere.
 * @throws Error with one sentence.
 */
export async function demandSameSecret(db: Database, keys: Keys): Promise<void> {
  if (await isSecretOfAll(db, await keys.mark())) return;
  throw new Error(otherSecretSentence);
}
