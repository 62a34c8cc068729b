import { AppError } from '../../domain/app-error.ts';
import type { ConsoleTexts, FieldFault } from '../../i18n/console-texts.ts';

/** What is wrong with the fields of a form, by their names, in the words of the reader. */
export type Faults = Readonly<Partial<Record<FieldFault, string>>>;

const fields = ['name', 'email', 'password', 'role'] as const;

/**
 * The faults that an action found in a form. Throws all errors that are not about what was typed.
 */
export function faultsOf(error: unknown, { fieldFaults }: ConsoleTexts): Faults {
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'conflict') return { taken: fieldFaults.taken };
  if (error.code !== 'invalid') throw error;
  const pointers = error.faults.map(({ pointer }) => pointer);
  return Object.fromEntries(
    fields
      .filter((field) => pointers.includes(`/${field}`))
      .map((field) => [field, fieldFaults[field]]),
  );
}
