import { olderSentence } from '../storage/away.ts';
import { type LogLevel, logLevels } from './config.ts';

/** Writes one line of JSON per event; secrets are never passed to it. */
export type Log = Readonly<
  Record<LogLevel, (message: string, facts?: Readonly<Record<string, unknown>>) => void>
>;

/**
 * A log that drops what is below `level`, and says only once that the database is too old. Lines go
 * to standard error on Node, so that standard output stays free for what commands print, and to the
 * log stream of the platform on Workers.
 */
export function createLog(level: LogLevel, write: (line: string) => void = console.error): Log {
  const least = logLevels.indexOf(level);
  let isOlderSaid = false;
  const at =
    (of: LogLevel) =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (logLevels.indexOf(of) < least) return;
      // Every request and every minute finds it again, until somebody acts.
      if (message === olderSentence && isOlderSaid) return;
      isOlderSaid ||= message === olderSentence;
      write(JSON.stringify({ time: new Date().toISOString(), level: of, message, ...facts }));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
