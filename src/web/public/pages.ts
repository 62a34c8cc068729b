import type { Language } from '../../domain/localized.ts';
import type { Representation } from '../representation.ts';

/** A page that can be printed. */
export type Print = Readonly<{ language: Language; print: () => string | Promise<string> }>;

/** The pages of one instant, by path: each is rendered when it is asked for first, and then kept. */
export type Pages = Readonly<{
  has: (path: string) => boolean;
  /** A promise only where the page has to be rendered; null where there is none. */
  get: (path: string) => Representation | Promise<Representation> | null;
}>;

/** Who else gets a rendering that is under way: all who ask for it, or nobody until it is done. */
export type Sharing = 'work' | 'results';

/** Keeps what is printed, encoded by `encode`. */
export function keptPages(
  prints: ReadonlyMap<string, Print>,
  encode: (language: Language, text: string) => Promise<Representation>,
  sharing: Sharing,
): Pages {
  const kept = new Map<string, Representation>();
  const underWay = new Map<string, Promise<Representation>>();

  async function rendered(path: string, { language, print }: Print): Promise<Representation> {
    const page = await encode(language, await print());
    kept.set(path, page);
    return page;
  }

  function get(path: string) {
    const known = kept.get(path) ?? underWay.get(path);
    const print = prints.get(path);
    if (known || !print) return known ?? null;
    const work = rendered(path, print).finally(() => underWay.delete(path));
    if (sharing === 'work') underWay.set(path, work);
    return work;
  }

  return { has: (path) => prints.has(path), get };
}
