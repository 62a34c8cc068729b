import type { InputFault } from '../../../domain/app-error.ts';
import { withFaults } from '../refused.ts';

/**
 * Does what may be refused. Each fault names a field of the form then; what to do about it is said in
 * the words of the reader where there are some.
 * @param fieldOf the field of a fault, without a slash before it.
 * @param wordingOf what is said instead; by default what the action says.
 */
export function inForm<Result>(
  fieldOf: (fault: InputFault) => string,
  work: () => Result,
  wordingOf: (fault: InputFault) => string = ({ detail }) => detail,
): Result {
  try {
    return work();
  } catch (error) {
    throw withFaults(error, (fault) => ({
      pointer: `/${fieldOf(fault)}`,
      detail: wordingOf(fault),
    }));
  }
}
