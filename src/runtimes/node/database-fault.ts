/** A database that cannot be used. The message is one sentence: which one, why, and what to do. */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault';

  /** @param url of the database; never its token. */
  constructor(cause: unknown, url: string) {
    super(url.startsWith('file:') ? fileSentence(cause, url) : remoteSentence(cause, url), {
      cause,
    });
  }
}

function fileSentence(cause: unknown, url: string): string {
  const file = `The database file ${url.slice('file:'.length)}`;
  switch (codeOf(cause)) {
    case 'SQLITE_NOTADB':
      return `${file} is not a database; move it away, or set DATABASE_URL to another file.`;
    case 'SQLITE_CORRUPT':
      return `${file} is damaged; move it away and put a backup in its place.`;
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return `${file} cannot be written; give this user the right to write it and its folder.`;
    case 'SQLITE_CANTOPEN':
      return `${file} cannot be opened; make sure that it is a file, and that its folder exists and may be written.`;
    case 'SQLITE_FULL':
      return `${file} cannot grow, because the disk is full; make room on it.`;
    case 'SQLITE_BUSY':
      return `${file} is locked by another process; stop that process, or wait until it is done.`;
    default:
      return `${file} cannot be used (${messageOf(cause)}); set DATABASE_URL to another file.`;
  }
}

function remoteSentence(cause: unknown, url: string): string {
  const database = `The database ${url.replace(/\?.*/, '')}`;
  switch (codeOf(cause)) {
    case 'SERVER_ERROR':
      return `${database} refused to serve (${messageOf(cause)}); check DATABASE_AUTH_TOKEN and the server.`;
    default:
      return `${database} does not answer (${messageOf(cause)}); check DATABASE_URL and the network.`;
  }
}

/** The code of the client; a file that cannot even be opened comes as a plain error with a number. */
function codeOf(cause: unknown): string {
  for (const error of chainOf(cause)) {
    if (/^ConnectionFailed.*: 14"\)$/s.test(error.message)) return 'SQLITE_CANTOPEN';
    if ('code' in error) return String(error.code);
  }
  return '';
}

function messageOf(cause: unknown): string {
  return chainOf(cause).at(-1)?.message || codeOf(cause) || String(cause);
}

/** An error and what caused it, outermost first: drizzle and the client wrap what they are told. */
function chainOf(cause: unknown): readonly Error[] {
  return cause instanceof Error ? [cause, ...chainOf(cause.cause)] : [];
}
