import { AppError } from '../domain/app-error.ts';
import type { Override } from '../domain/words/override.ts';
import { type OverrideDocument, overrideDocument } from '../domain/words/override-document.ts';
import { endStoredOverride, overrideStands, readOverride } from '../storage/override.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';

/**
 * Takes back what was set for a component.
 * @throws AppError `forbidden`, `not_found` (nothing is set, or there is no such component),
 *   `stale`, `unavailable`.
 */
export async function endOverride(acting: Acting, slug: string): Promise<OverrideDocument> {
  demandWrite(acting, 'components');
  return changeStanding(acting, standing(acting, slug), (before) => {
    const override = { ...before, endedAt: acting.now };
    const result = overrideDocument(override);
    return {
      action: 'override.end',
      subject: override.id,
      detail: result,
      guard: overrideStands(override),
      statements: (change) => [endStoredOverride(override, change)],
      events: [],
      result,
    };
  });
}

function standing({ db, now }: Acting, slug: string): () => Promise<Override> {
  return async () => {
    const override = await readOverride(db, slug, now);
    if (override) return override;
    throw new AppError('not_found', 'No override is set for such a component.');
  };
}
