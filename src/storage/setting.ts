import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import {
  noSettings,
  type Setting,
  type Settings,
  type Stored,
  settingIn,
} from '../domain/settings/setting.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { settings } from './schema-site.ts';

/** Stores what a setting is from now on, also for the first time, if the change was audited. */
export function putSetting(setting: Stored, change: string): InStatement {
  const { kind, subject, value, updatedAt, version } = setting;
  return {
    sql: `INSERT INTO settings (kind, subject, value, updated_at, version)
          SELECT ?, ?, ?, ?, ? WHERE ${ifAudited}
          ON CONFLICT (kind, subject) DO UPDATE
          SET value = excluded.value, updated_at = excluded.updated_at, version = excluded.version`,
    args: [kind, subject, JSON.stringify(value), updatedAt, version, change],
  };
}

/** Stores settings for the first time, if the change was audited; those that are stored stay. */
export function insertSettings(all: readonly Setting[], now: number, change: string): InStatement {
  return {
    sql: `INSERT INTO settings (kind, subject, value, updated_at, version)
          SELECT value ->> 'kind', value ->> 'subject', value -> 'value', ?, 1 FROM json_each(?)
          WHERE ${ifAudited}
          ON CONFLICT (kind, subject) DO NOTHING`,
    args: [now, JSON.stringify(all), change],
  };
}

/** Forgets what is stored of something, if the change was audited. */
export function removeSetting({ kind, subject }: SettingKey, change: string): InStatement {
  return {
    sql: `DELETE FROM settings WHERE kind = ? AND subject = ? AND ${ifAudited}`,
    args: [kind, subject, change],
  };
}

/** Nothing is stored yet of any of these. */
export function settingsUnknown(all: readonly Setting[]): Guard {
  const keys = all.map(({ kind, subject }) => ({ kind, subject }));
  return {
    sql: `NOT EXISTS (SELECT 1 FROM settings JOIN json_each(?) AS new
          ON settings.kind = new.value ->> 'kind' AND settings.subject = new.value ->> 'subject')`,
    args: [JSON.stringify(keys)],
  };
}

/** A setting is still of a version; 0 where it is not stored. */
export function settingUnchanged({
  kind,
  subject,
  version,
}: Pick<Stored, 'kind' | 'subject' | 'version'>): Guard {
  const stored = 'SELECT 1 FROM settings WHERE kind = ? AND subject = ?';
  if (version === 0) return { sql: `NOT EXISTS (${stored})`, args: [kind, subject] };
  return { sql: `EXISTS (${stored} AND version = ?)`, args: [kind, subject, version] };
}

/** Selects all settings. For `settingsFrom`. */
export function selectSettings(db: Database) {
  const { kind, subject, updatedAt, version } = settings;
  // As text: one that is no JSON must not keep all others from being read.
  const value = sql<string>`${settings.value}`;
  return db.drizzle.select({ kind, subject, value, updatedAt, version }).from(settings);
}

/** Reads all settings. */
export async function readSettings(db: Database): Promise<Settings> {
  return settingsFrom(await selectSettings(db));
}

/** What a setting is known by. */
export type SettingKey = Pick<Setting, 'kind' | 'subject'>;

/** Reads which settings are stored. */
export function readSettingKeys(db: Database): Promise<readonly SettingKey[]> {
  const { kind, subject } = settings;
  return db.drizzle.select({ kind, subject }).from(settings);
}

/**
 * The settings that were selected; those that are known already, the same object, where none changed.
 * A row may be of another program, or another hand: `isReadable` tells.
 */
export function settingsFrom(
  rows: Awaited<ReturnType<typeof selectSettings>>,
  known: Settings = noSettings,
): Settings {
  const isKnown = rows.length === known.length && rows.every((row) => isIn(known, row));
  if (isKnown) return known;
  // What is stored was a setting when it was written.
  return rows.map((row) => ({ ...row, value: parsed(row.value) })) as Settings;
}

type Row = Awaited<ReturnType<typeof selectSettings>>[number];

function isIn(known: Settings, { kind, subject, version, updatedAt }: Row): boolean {
  const one = settingIn(known, kind, subject);
  return one?.version === version && one.updatedAt === updatedAt;
}

/** What a JSON text says; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
