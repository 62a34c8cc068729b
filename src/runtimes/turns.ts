import { AppError } from '../domain/app-error.ts';
import type { InTurn } from '../web/console/mount-console.ts';

/**
 * Has only so much work done at once; what comes meanwhile waits in order, up to a number, and is
 * refused (AppError `too_many`) beyond it. Not for workerd, where no request may wait for another.
 */
export function turns({ atOnce, waiting }: Readonly<{ atOnce: number; waiting: number }>): InTurn {
  const queue: (() => void)[] = [];
  let running = 0;
  const begin = async () => {
    if (running < atOnce) running++;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new AppError('too_many', 'Too many sign in at once; try again in a moment.');
  };
  const end = () => {
    const next = queue.shift();
    // Whoever is next takes over the place, so that nobody slips in between.
    if (next) next();
    else running--;
  };
  return async (work) => {
    await begin();
    try {
      return await work();
    } finally {
      end();
    }
  };
}
