/** A statement of a migration that a program of the release before might not live with, and why. */
export type Break = Readonly<{ statement: string; why: string }>;

/**
 * A contract step says in its first line from which release on it may run, by which no process that
 * still needs what it takes away is left: `-- contract: not before 0.4.0`.
 */
export const contractMark = /^-- contract: not before (\d+\.\d+\.\d+)$/m;

/**
 * What of a migration would break writers and readers of the release before: everything but new
 * tables, their rows and indexes, plain indexes, and columns that may be left out.
 */
export function breaksOf(sql: string): readonly Break[] {
  const statements = sql
    .split('--> statement-breakpoint')
    .map((one) => one.replaceAll(/^--.*$/gm, '').trim())
    .filter((one) => one !== '');
  const made = new Set(statements.map(tableMadeBy).filter((name) => name !== null));
  return statements.flatMap((statement) => {
    const why = whyBreaking(statement, made);
    return why === null ? [] : [{ statement, why }];
  });
}

/** Whether a release, as in package.json, has come to one that is named. */
export function isAtLeast(release: string, named: string): boolean {
  return release.localeCompare(named, 'en', { numeric: true }) >= 0;
}

function whyBreaking(statement: string, made: ReadonlySet<string>): string | null {
  // Only the first of several would be judged.
  if (/;./s.test(statement)) return 'each statement is to be a piece of its own';
  if (/^CREATE .*\bIF NOT EXISTS\b/is.test(statement)) return 'what is made may be there already';
  if (tableMadeBy(statement) !== null) return whyTableBreaks(statement, made);
  const [, unique, indexed = ''] =
    /^CREATE (UNIQUE )?INDEX \S+ ON [`"]?(\w+)/i.exec(statement) ?? [];
  if (made.has(indexed)) return null;
  if (indexed) return unique ? 'what was stored twice before is refused' : null;
  const [, filled = ''] = /^INSERT INTO [`"]?(\w+)/i.exec(statement) ?? [];
  if (made.has(filled)) return null;
  if (/^ALTER TABLE \S+ ADD /i.test(statement)) return whyColumnBreaks(statement);
  return 'this takes away or changes what is there';
}

/** Rows that an older program deletes must not be held by those of a table it does not know. */
function whyTableBreaks(statement: string, made: ReadonlySet<string>): string | null {
  const holds = [...statement.matchAll(/REFERENCES [`"]?(\w+)[`"]?[^,]*/gi)].some(
    ([clause, table = '']) => !made.has(table) && !/ON DELETE (cascade|set null)/i.test(clause),
  );
  return holds ? 'what an older program deletes is held by rows of a new table' : null;
}

function whyColumnBreaks(statement: string): string | null {
  if (/\b(UNIQUE|CHECK|REFERENCES|PRIMARY KEY|GENERATED)\b/i.test(statement)) {
    return 'a column brings a constraint';
  }
  const isOptional = !/NOT NULL/i.test(statement) || /DEFAULT/i.test(statement);
  return isOptional ? null : 'an older program leaves a required column out';
}

function tableMadeBy(statement: string): string | null {
  return /^CREATE TABLE [`"]?(\w+)/i.exec(statement)?.[1] ?? null;
}
