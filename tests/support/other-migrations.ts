import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { migrate } from '../../src/runtimes/node/migrate.ts';
import { migrationsDir } from '../../src/runtimes/node/package-root.ts';
import { type Database, embeddedClient, openDatabase } from '../../src/storage/database.ts';

/** A folder of migrations that are not those of this program. */
export type OtherMigrations = Readonly<{ folder: string; remove(): Promise<void> }>;

type Journal = Readonly<{ entries: readonly Entry[] }>;
type Entry = Readonly<{ tag: string; when: number }>;

/** The names of all migrations of this program, oldest first. */
export async function migrationTags(): Promise<readonly string[]> {
  return (await journalOf()).entries.map(({ tag }) => tag);
}

/** Those of an older program: all before the one with this name. */
export async function migrationsBefore(tag: string): Promise<OtherMigrations> {
  const journal = await journalOf();
  const first = journal.entries.findIndex((entry) => entry.tag === tag);
  return newFolder(journal.entries.slice(0, first), journal);
}

/** Those of a newer program: one more, with these statements. */
export async function migrationsAnd(statements: readonly string[]): Promise<OtherMigrations> {
  const journal = await journalOf();
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1000;
  const next = { ...journal.entries.at(-1), tag: '9999_next', when };
  const made = await newFolder([...journal.entries, next], journal);
  const sql = statements.join(';--> statement-breakpoint\n');
  await writeFile(path.join(made.folder, `${next.tag}.sql`), sql);
  return made;
}

/** A new database in a file of its own, with these migrations; `close` closes and deletes it. */
export async function openMigrated(
  folder: string,
): Promise<{ db: Database; close(): Promise<void> }> {
  const place = await mkdtemp(path.join(os.tmpdir(), 'helplight-database-'));
  const client = createClient({
    url: `file:${path.join(place, 'helplight.db')}`,
    ...embeddedClient,
  });
  await migrate(client, folder);
  const close = async () => {
    client.close();
    await rm(place, { recursive: true });
  };
  return { db: await openDatabase(client), close };
}

async function journalOf(): Promise<Journal> {
  return JSON.parse(await readFile(path.join(migrationsDir, 'meta/_journal.json'), 'utf8'));
}

async function newFolder(entries: readonly Entry[], journal: Journal): Promise<OtherMigrations> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-migrations-'));
  await mkdir(path.join(folder, 'meta'));
  const files = (await readdir(migrationsDir)).filter((name) => name.endsWith('.sql'));
  await Promise.all(
    files.map((name) => copyFile(path.join(migrationsDir, name), path.join(folder, name))),
  );
  const text = JSON.stringify({ ...journal, entries });
  await writeFile(path.join(folder, 'meta/_journal.json'), text);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
