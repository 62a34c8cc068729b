import type Connection from 'libsql';

/** A value on the wire: Hrana over HTTP, JSON encoding (Hrana 3 specification, "Values"). */
type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };

type Stmt = {
  sql?: string;
  sql_id?: number;
  args?: Value[];
  named_args?: { name: string; value: Value }[];
};

type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };

type Batch = { steps: { condition?: Condition | null; stmt: Stmt }[] };

/** One request of a pipeline, as the client sends it. */
export type StreamRequest =
  | { type: 'execute'; stmt: Stmt }
  | { type: 'batch'; batch: Batch }
  | { type: 'sequence'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' }
  | { type: 'close' };

type WireError = { message: string; code: string };

/** What a request is answered with. */
export type StreamResult =
  | { type: 'ok'; response: Record<string, unknown> }
  | { type: 'error'; error: WireError };

/** One stream of the Hrana protocol: a connection, and the statements that were stored for it. */
export class HranaStream {
  readonly connection: Connection.Database;
  readonly #storedSql = new Map<number, string>();

  constructor(connection: Connection.Database) {
    this.connection = connection;
  }

  /** Answers a request; what goes wrong in the database is an answer, too. */
  answer(request: StreamRequest): StreamResult {
    try {
      return { type: 'ok', response: { type: request.type, ...this.#respond(request) } };
    } catch (error) {
      return { type: 'error', error: wireError(error) };
    }
  }

  #respond(request: StreamRequest): Record<string, unknown> {
    switch (request.type) {
      case 'execute':
        return { result: this.#execute(request.stmt) };
      case 'batch':
        return { result: this.#batch(request.batch) };
      case 'sequence':
        this.connection.exec(this.#sqlOf(request));
        return {};
      case 'store_sql':
        this.#storedSql.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        this.#storedSql.delete(request.sql_id);
        return {};
      case 'get_autocommit':
        return { is_autocommit: !this.connection.inTransaction };
      case 'close':
        return {};
    }
  }

  #execute(stmt: Stmt) {
    const statement = this.connection.prepare(this.#sqlOf(stmt)).safeIntegers(true);
    const args = argsOf(stmt);
    if (!statement.reader) {
      const { changes, lastInsertRowid } = statement.run(args);
      return {
        cols: [],
        rows: [],
        affected_row_count: changes,
        last_insert_rowid: String(lastInsertRowid),
      };
    }
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
    const rows = statement.raw(true).all(args) as unknown[][];
    return {
      cols,
      rows: rows.map((row) => row.map(encode)),
      affected_row_count: 0,
      last_insert_rowid: null,
    };
  }

  #batch({ steps }: Batch) {
    const results: unknown[] = [];
    const errors: (WireError | null)[] = [];
    for (const { condition, stmt } of steps) {
      const { result, error } =
        !condition || this.#holds(condition, results, errors)
          ? this.#attempt(stmt)
          : { result: null, error: null };
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  #attempt(stmt: Stmt) {
    try {
      return { result: this.#execute(stmt), error: null };
    } catch (error) {
      return { result: null, error: wireError(error) };
    }
  }

  #holds(condition: Condition, results: unknown[], errors: unknown[]): boolean {
    switch (condition.type) {
      case 'ok':
        return results[condition.step] !== null;
      case 'error':
        return errors[condition.step] !== null;
      case 'not':
        return !this.#holds(condition.cond, results, errors);
      case 'and':
        return condition.conds.every((cond) => this.#holds(cond, results, errors));
      case 'or':
        return condition.conds.some((cond) => this.#holds(cond, results, errors));
      case 'is_autocommit':
        return !this.connection.inTransaction;
    }
  }

  #sqlOf({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    const text = sql ?? this.#storedSql.get(sql_id ?? -1);
    if (text === undefined) throw new Error(`There is no stored SQL ${sql_id}.`);
    return text;
  }
}

function argsOf({ args = [], named_args = [] }: Stmt): unknown {
  if (named_args.length === 0) return args.map(decode);
  return Object.fromEntries(
    named_args.map(({ name, value }) => [name.replace(/^[:@$]/, ''), decode(value)]),
  );
}

function decode(value: Value): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'float':
    case 'text':
      return value.value;
    case 'blob':
      return Buffer.from(value.base64, 'base64');
  }
}

function encode(value: unknown): Value {
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  if (Buffer.isBuffer(value)) return { type: 'blob', base64: value.toString('base64') };
  return { type: 'null' };
}

function wireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error), code: 'UNKNOWN' };
  return { message: error.message, code: 'code' in error ? String(error.code) : 'UNKNOWN' };
}
