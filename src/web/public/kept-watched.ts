import { unreadable } from '../../domain/settings/readable.ts';
import type { Settings } from '../../domain/settings/setting.ts';
import { watchedNow } from '../../domain/settings/watched-now.ts';
import type { Watched } from '../../domain/watched.ts';

/** What is watched, as it stands with these settings: the same object for the same settings. */
export type WatchedWith = (settings: Settings) => Watched;

/**
 * Lays settings over what the files say, once for each change of them; `log` is told then of what
 * cannot be read.
 */
export function keptWatched(
  watched: Watched,
  log: (level: 'warn', message: string) => void,
): WatchedWith {
  let last: Readonly<{ settings: Settings; watched: Watched }> | null = null;
  return (settings) => {
    if (last?.settings === settings) return last.watched;
    for (const { kind, subject } of unreadable(settings)) {
      const what = `${kind} ${subject}`.trim();
      log('warn', `The stored setting "${what}" cannot be read; what the files say holds.`);
    }
    last = { settings, watched: watchedNow(watched, settings) };
    return last.watched;
  };
}
