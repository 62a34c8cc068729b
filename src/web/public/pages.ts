import type { Language } from '../../domain/localized.ts';
import { recent } from '../../domain/recent.ts';
import type { Representation } from '../representation.ts';

/** Why a page is not there: what it tells cannot be read now, or there is no such thing. */
export type Missing = 'unreadable' | 'absent';

/** A page, or why there is none. */
export type Printed = string | Readonly<{ missing: Missing }>;

/** A page that can be printed. */
export type Print = Readonly<{ language: Language; print: () => Printed | Promise<Printed> }>;

/** What can be printed, by its path. */
export type Prints = Readonly<{ get: (path: string) => Print | undefined }>;

/** The page, or that what it tells cannot be read now. */
export type Found = Representation | 'unreadable';

/** The pages of one instant, by path: each is rendered when it is asked for first, and then kept. */
export type Pages = Readonly<{
  /** A promise only where the page has to be rendered; null where there is none. */
  get: (path: string) => Found | null | Promise<Found | null>;
}>;

/** Who else gets a rendering that is under way: all who ask for it, or nobody until it is done. */
export type Sharing = 'work' | 'results';

/** How many pages are kept: those that people read, not all that a stranger can ask for. */
const mostPages = 128;

/** Keeps what is printed, encoded by `encode`. */
export function keptPages(
  prints: Prints,
  encode: (language: Language, text: string) => Promise<Representation>,
  sharing: Sharing,
): Pages {
  const kept = recent<Representation>(mostPages);
  const underWay = new Map<string, Promise<Found | null>>();

  async function rendered(path: string, { language, print }: Print): Promise<Found | null> {
    const printed = await print();
    if (typeof printed !== 'string') return printed.missing === 'absent' ? null : printed.missing;
    const page = await encode(language, printed);
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

  return { get };
}
