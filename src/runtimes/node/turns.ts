import { AppError } from '../../domain/app-error.ts';
import type { InTurn } from '../../web/console/mount-console.ts';
import { createPlaces } from '../places.ts';

/**
 * Has only so much work done at once; what comes meanwhile waits in order, up to a number of at least
 * one, and is refused (AppError `too_many`) beyond it. Not for workerd, where no request may wait for another.
 */
export function turns({ atOnce, waiting }: Readonly<{ atOnce: number; waiting: number }>): InTurn {
  const places = createPlaces(atOnce);
  return async (work) => {
    if (places.waiting() >= waiting) {
      throw new AppError('too_many', 'Too many sign in at once; try again in a moment.');
    }
    const giveBack = await places.take();
    return work().finally(giveBack);
  };
}
