import type { Language } from '../../domain/localized.ts';
import { ownLinks } from './document.ts';
import { documentPaths, isPicture, pageLanguage, pagePaths } from './paths.ts';
import { linkedPath } from './place.ts';
import type { BothForms, SiteAt } from './site.ts';

/** A page as the site sends it, and the policy that it sends with it. */
export type ReadPage = Readonly<{ html: string; policy: string }>;

/** A document or a picture as the site sends it. */
export type ReadDocument = Readonly<{ bytes: Uint8Array; type: string }>;

/** All of the public site at one instant that a copy can hold, by paths. */
export type ReadSite = Readonly<{
  /** In the form for whoever reads them later. */
  pages: ReadonlyMap<string, ReadPage>;
  documents: ReadonlyMap<string, ReadDocument>;
  pictures: ReadonlyMap<string, ReadDocument>;
  /** What is said where there is nothing. */
  missing: Readonly<Record<Language, ReadPage>>;
}>;

/**
 * Reads the whole public site.
 * @throws Error with one sentence when something of it cannot be read.
 */
export async function readSite({ living, later }: BothForms): Promise<ReadSite> {
  const pages = await readPages(later);
  const shown = [...pages.values()].flatMap(({ html }) => ownLinks(html));
  const pictures = [...new Set(shown)].filter(isPicture);
  return {
    pages,
    documents: await readAll(living, documentPaths(living.rendering)),
    pictures: await readAll(living, pictures),
    missing: { zh: await readMissing(living, 'zh'), en: await readMissing(living, 'en') },
  };
}

/** A page at a path; null where there is none. */
export async function readPage(
  { get }: Pick<SiteAt, 'get'>,
  path: string,
): Promise<ReadPage | null> {
  const response = await get(path);
  if (response.status === 404) return null;
  return pageOf(await found(response, path));
}

/** The pages that are known, and the older ones that these lead to. */
async function readPages(site: SiteAt): Promise<ReadonlyMap<string, ReadPage>> {
  const pages = new Map<string, ReadPage>();
  const asked = new Set<string>();
  const waiting = [...pagePaths(site.rendering)];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (asked.has(path)) continue;
    asked.add(path);
    const page = await readPage(site, path);
    if (page === null) continue;
    pages.set(path, page);
    waiting.push(...pagesLinkedFrom(page));
  }
  return pages;
}

function pagesLinkedFrom({ html }: ReadPage): readonly string[] {
  return ownLinks(html)
    .flatMap((href) => linkedPath(href) ?? [])
    .filter((path) => pageLanguage(path) !== null);
}

async function readAll(
  { get }: SiteAt,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ReadDocument>> {
  const documents = new Map<string, ReadDocument>();
  for (const path of paths) {
    const response = await found(await get(path), path);
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    documents.set(path, { bytes: new Uint8Array(await response.arrayBuffer()), type });
  }
  return documents;
}

async function readMissing({ get }: SiteAt, language: Language): Promise<ReadPage> {
  return pageOf(await get(`/${language}/404`));
}

async function pageOf(response: Response): Promise<ReadPage> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return { html: await response.text(), policy };
}

async function found(response: Response, path: string): Promise<Response> {
  if (response.ok) return response;
  throw new Error(`${path} cannot be read now, so the copy stays as it is; try again.`);
}
