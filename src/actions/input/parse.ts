import type { z } from 'zod';
import { AppError, type InputFault } from '../../domain/app-error.ts';

/**
 * Reads what was sent.
 * @throws AppError `invalid` naming every field that is wrong.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  throw refused(error.issues.flatMap(faultsOf));
}

/**
 * For what only shows when it is set against what is stored.
 * @throws AppError `invalid` where there is any fault.
 */
export function refuseFaults(faults: readonly InputFault[]): void {
  if (faults.length > 0) throw refused(faults);
}

/** The refusal of what was sent. */
export function refused(faults: readonly InputFault[]): AppError {
  return new AppError(
    'invalid',
    'Some of what was sent is wrong; each fault says what to do.',
    faults,
  );
}

/** JSON pointer (RFC 6901 §3) to a place in what was sent. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function faultsOf(issue: z.core.$ZodIssue): readonly InputFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      detail: 'There is no such field; leave it out.',
    }));
  }
  return [{ pointer: pointerTo(issue.path), detail: issue.message }];
}
