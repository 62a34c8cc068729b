import { DatabaseAway } from './away.ts';
import { isBehind, type Mark } from './mark.ts';

/** The database answered as it was at an earlier time than what is known: it cannot be asked now. */
export class AnswerBehind extends DatabaseAway {}

/** How long an answer from an earlier time is refused, in milliseconds: then a backup was restored. */
const refusedForMs = 10 * 60 * 1000;

/** By what an answer is told from an older one; `askedAt` is by the clock of whoever asked, UTC ms. */
type Dated = Readonly<{ mark: Mark; askedAt: number }>;

/**
 * The answer, unless it is of an earlier time than what is known, and that was still true within the
 * last ten minutes.
 * @throws AnswerBehind
 */
export function newerThan<Answer extends Dated>(known: Dated | null, answer: Answer): Answer {
  const isRefused =
    known !== null &&
    isBehind(answer.mark, known.mark) &&
    answer.askedAt - known.askedAt < refusedForMs;
  if (isRefused) throw new AnswerBehind('The database answers as it was at an earlier time.');
  return answer;
}

/** Whether a reading failed as the database answered with what it held before. */
export function isAnswerBehind(error: unknown): boolean {
  return error instanceof AnswerBehind;
}
