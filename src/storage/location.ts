import type { InStatement } from '@libsql/client';

/** Makes the locations known that checks came from. */
export function insertLocations(slugs: Iterable<string>): InStatement {
  return {
    sql: `INSERT INTO locations (slug) SELECT value FROM json_each(?) WHERE true
          ON CONFLICT DO NOTHING`,
    args: [JSON.stringify([...new Set(slugs)])],
  };
}
