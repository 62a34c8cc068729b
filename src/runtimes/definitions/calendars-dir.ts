import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../node/package-root.ts';
import type { DefinitionFile } from './definitions.ts';

/** The official calendars that come with the program. */
const shippedDir = path.join(packageRoot, 'calendars');

/** Where an installation keeps calendars of its own. */
export function ownCalendarsDir(monitorsDir: string): string {
  return path.join(monitorsDir, 'calendars');
}

/**
 * Loads the calendars that come with the program and those of an installation; where both have a
 * file of one name, the installation's counts. Never rejects for what stands in a file.
 */
export async function loadCalendars(monitorsDir: string): Promise<readonly DefinitionFile[]> {
  const places = new Map([
    ...(await placesIn(shippedDir)),
    ...(await placesIn(ownCalendarsDir(monitorsDir))),
  ]);
  const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(ordered.map(([name, place]) => loadFile(`calendars/${name}`, place)));
}

/** The calendar files of a folder by their names; none when there is no such folder. */
async function placesIn(folder: string): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, path.join(folder, name)]);
}

async function loadFile(file: string, place: string): Promise<DefinitionFile> {
  try {
    return { file, exported: JSON.parse(await readFile(place, 'utf8')) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { file, field: 'file', remedy: `cannot be loaded: ${why}` };
  }
}
