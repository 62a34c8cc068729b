import { AppError } from '../domain/app-error.ts';
import { type OverrideDocument, overrideDocument } from '../domain/override-document.ts';
import { endStoredOverride, overrideStands, readOverride } from '../storage/override.ts';
import { type Acting, demandWrite } from './acting.ts';
import { carryOut, changedMeanwhile } from './carry-out.ts';

/**
 * Takes back what was set for a component.
 * @throws AppError `forbidden`, `not_found` (nothing is set, or there is no such component),
 *   `stale`, `unavailable`.
 */
export async function endOverride(acting: Acting, slug: string): Promise<OverrideDocument> {
  demandWrite(acting, 'components');
  const standing = await readOverride(acting.db, slug, acting.now);
  if (!standing) throw new AppError('not_found', 'No override is set for such a component.');
  const override = { ...standing, endedAt: acting.now };
  const result = overrideDocument(override);
  const ended = await carryOut(acting, {
    action: 'override.end',
    subject: override.id,
    detail: result,
    guard: overrideStands(override),
    statements: (change) => [endStoredOverride(override, change)],
    events: [],
    result,
  });
  if (!ended) throw changedMeanwhile();
  return ended;
}
