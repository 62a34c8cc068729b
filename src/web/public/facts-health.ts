import { isAnswerBehind } from '../../storage/answer-behind.ts';
import type { ArchiveOptions } from './archive.ts';

/** Whether the facts for the pages can be read. */
export type FactsHealth = Readonly<{
  /** Since when (UTC ms) they cannot; null while they can. */
  failingSince: number | null;
  /** Why: the database cannot be asked, or answers as it was at an earlier time; null while they can. */
  failure: 'away' | 'behind' | null;
}>;

const good: FactsHealth = { failingSince: null, failure: null };

/** Follows whether facts can be read, and tells the log of each change. */
export function followFacts({ now, log }: Pick<ArchiveOptions, 'now' | 'log'>) {
  let health = good;
  return {
    health: () => health,
    wereRead(): void {
      if (health !== good) log('info', 'The facts for the page can be read again.');
      health = good;
    },
    failed(error: unknown): void {
      if (health === good) {
        log(
          'warn',
          'The facts for the page cannot be read; it is shown from the last ones.',
          error,
        );
      }
      const failure = isAnswerBehind(error) ? 'behind' : 'away';
      health = { failingSince: health.failingSince ?? now(), failure };
    },
  };
}
