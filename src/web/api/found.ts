import { AppError } from '../../domain/app-error.ts';

/** What was looked for. @throws AppError `not_found` where it is not there. */
export function there<Noun>(found: Noun | null | undefined, noun: string): Noun {
  if (found !== null && found !== undefined) return found;
  throw new AppError(
    'not_found',
    `There is no such ${noun}; the list of ${noun}s has those that there are.`,
  );
}
