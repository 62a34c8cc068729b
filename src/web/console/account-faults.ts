import { AppError } from '../../domain/app-error.ts';
import type { ConsoleTexts } from '../../i18n/console/texts.ts';
import { type FieldFaults, faultsIn } from './refused.ts';

/**
 * The faults that an action found in what somebody wants to be known by: `taken` where another account
 * has it. Throws all errors that are not about what was typed.
 */
export function accountFaults(error: unknown, { fieldFaults }: ConsoleTexts): FieldFaults {
  if (!(error instanceof AppError)) throw error;
  switch (error.code) {
    case 'conflict':
      return new Map([['taken', fieldFaults.taken]]);
    case 'invalid':
      return faultsIn(error, fieldFaults);
    default:
      throw error;
  }
}
