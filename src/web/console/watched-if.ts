import type { Setting } from '../../domain/settings/setting.ts';
import { watchedNow } from '../../domain/settings/watched-now.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Asked } from './route.ts';

/** What is watched, if this were set, too. */
export function watchedIf(
  { watched, now }: Pick<Asked, 'watched' | 'now'>,
  setting: Setting,
): Watched {
  return watchedNow(watched, [{ ...setting, version: 1, updatedAt: now }]);
}
