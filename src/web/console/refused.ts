import { AppError, type InputFault } from '../../domain/app-error.ts';
import type { ConsoleTexts } from '../../i18n/console/texts.ts';

/** What is wrong with single fields, by their names. */
export type FieldFaults = ReadonlyMap<string, string>;

/** How a form is shown again that was not carried out: what is wrong as a whole, and where. */
export type Refused = Readonly<{ status: 409 | 422; whole: string; faults: FieldFaults }>;

/** A form that nobody has refused. */
export const notRefused: FieldFaults = new Map();

/**
 * What an action refused, in the words of the reader.
 * @param wordings what to do about each field, by the first part of its pointer in what an action
 *   takes: `title` of `/title/zh`. The name of the field is the same.
 * @throws the error itself where sending the form again would not help.
 */
export function refusedBy(
  error: unknown,
  { refusals }: ConsoleTexts,
  wordings: Readonly<Record<string, string>>,
): Refused {
  if (!(error instanceof AppError)) throw error;
  switch (error.code) {
    case 'invalid':
      return { status: 422, whole: refusals.invalid, faults: faultsIn(error, wordings) };
    case 'stale':
      return { status: 409, whole: refusals.stale, faults: notRefused };
    case 'conflict':
      return { status: 409, whole: refusals.conflict, faults: notRefused };
    case 'reused':
      return { status: 409, whole: refusals.reused, faults: notRefused };
    default:
      throw error;
  }
}

/**
 * An error whose faults name the fields of a form, and say what to do in the words of the reader; one
 * that is about nothing that was typed is returned as it is.
 */
export function withFaults(error: unknown, inField: (fault: InputFault) => InputFault): unknown {
  if (!(error instanceof AppError) || error.code !== 'invalid') return error;
  return new AppError(error.code, error.message, error.faults.map(inField));
}

/**
 * What is wrong with single fields, by the first part of the pointer of each fault. One for which no
 * wording is given is told as the action tells it.
 */
export function faultsIn(
  { faults }: Pick<AppError, 'faults'>,
  wordings: Readonly<Record<string, string>>,
): FieldFaults {
  return new Map(
    faults.map(({ pointer, detail }) => {
      const [, name = ''] = pointer.split('/');
      return [name, wordings[name] ?? detail];
    }),
  );
}
