import type { Watched } from '../domain/watched.ts';
import { iconPicture } from './icon.ts';
import { logoPicture } from './logo.ts';
import { type Picture, servedPicture } from './picture.ts';
import type { Compress } from './representation.ts';

/** What answers at the path of a picture; null where what is watched has no such picture. */
export type PictureAt = (watched: Watched, path: string) => ReturnType<typeof servedPicture> | null;

/** The paths of logos and icons, as Hono matches them. */
export const picturePaths = '/:picture{(logo|icon)-[\\w-]+\\.\\w+}';

/** The logo and the icon of the brand, made ready once for each change of it. */
export function keptPictures(compress: Compress): PictureAt {
  const ready = new WeakMap<Watched, ReadonlyMap<string, ReturnType<typeof servedPicture>>>();
  return (watched, path) => {
    const known =
      ready.get(watched) ??
      new Map(picturesOf(watched).map((one) => [one.path, servedPicture(one, compress)]));
    ready.set(watched, known);
    return known.get(path) ?? null;
  };
}

function picturesOf({ site, logo }: Watched): readonly Picture[] {
  const icon = iconPicture(site.brand ?? null);
  return [...(logo ? [logoPicture(logo)] : []), ...(icon ? [icon] : [])];
}
