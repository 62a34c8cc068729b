import type { z } from 'zod';
import type { InputFault } from '../../domain/app-error.ts';
import { pointerTo, refused } from '../input/parse.ts';
import { remedyOf } from './remedy.ts';

/**
 * Reads what staff have written in the notation of files.
 * @param schema one whose issues are remedies.
 * @throws AppError `invalid` naming every field that is wrong.
 */
export function parseWritten<Schema extends z.ZodType>(
  schema: Schema,
  written: unknown,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(written);
  if (success) return data;
  throw refused(error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): readonly InputFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      detail: 'There is no such field; leave it out.',
    }));
  }
  return [{ pointer: pointerTo(issue.path), detail: sentenceOf(remedyOf(issue)) }];
}

/** A remedy as a sentence of its own: those that begin with what they are about are one already. */
export function sentenceOf(remedy: string): string {
  return /^[a-z]/.test(remedy) ? `This ${remedy}.` : `${remedy}.`;
}
