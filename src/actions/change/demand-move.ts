import { AppError } from '../../domain/app-error.ts';

/** @throws AppError `conflict`, saying what is possible, where that move is not. */
export function demandMove<Status extends string>(
  what: 'An incident' | 'Planned work',
  moves: Readonly<Record<Status, readonly Status[]>>,
  from: Status,
  to: Status,
): void {
  if (moves[from].includes(to)) return;
  throw new AppError(
    'conflict',
    `${what} that is ${from} cannot become ${to}; choose ${moves[from].join(', ')}.`,
  );
}
