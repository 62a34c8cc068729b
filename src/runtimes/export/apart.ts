import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { databaseFileOf } from '../node/database-file.ts';
import { UsageError } from '../usage-error.ts';

/**
 * A copy is for everybody to read, so neither the database nor the folder of the secret may lie in
 * it. Makes nothing; neither has to be there yet.
 * @throws UsageError where one does.
 */
export async function demandApart(
  dir: string,
  { dataDir, database }: Pick<Config, 'dataDir' | 'database'>,
): Promise<void> {
  const root = await realPlace(path.resolve(dir));
  for (const place of [dataDir, databaseFileOf(database.url)]) {
    if (place === null || !isInside(root, await realPlace(path.resolve(place)))) continue;
    throw new UsageError(
      `${dir} is for everybody to read, and ${place} would lie in it; name a directory apart from DATA_DIR and the database.`,
    );
  }
}

/** Where a path leads to, links followed as far as it is there. */
async function realPlace(place: string): Promise<string> {
  const found = await realpath(place).catch(() => null);
  if (found !== null || place === path.dirname(place)) return found ?? place;
  return path.join(await realPlace(path.dirname(place)), path.basename(place));
}

function isInside(root: string, place: string): boolean {
  const [first] = path.relative(root, place).split(path.sep);
  return first !== '..' && !path.isAbsolute(path.relative(root, place));
}
