import { type Language, languages } from '../../domain/localized.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import { readingAt } from '../../i18n/time.ts';
import { verdictWords } from '../../i18n/verdict.ts';
import type { StaticFile } from '../../web/assets.ts';
import { AsOf } from '../../web/components/as-of.tsx';
import { cut, partPathOf, relinked } from './document.ts';
import { hostHeaders } from './host-headers.ts';
import { notFoundPage, pageFiles, rootPage, type Stamp } from './page.ts';
import { pageLanguage } from './paths.ts';
import { fileOf, linkedPath } from './place.ts';
import { type ReadSite, readPage, readSite } from './reading.ts';
import type { BothForms, CopiedSite, SiteAt } from './site.ts';

/** A file of a copy, relative to its folder. */
export type CopyFile = Readonly<{
  file: string;
  bytes: Uint8Array;
  /** By what it is known to say the same; when it was copied is no part of it where time does not matter. */
  says: Uint8Array;
}>;

/** All files of a copy in the order of writing, and until when (UTC ms) they may be believed. */
export type SiteCopy = Readonly<{ files: readonly CopyFile[]; holdsUntil: number }>;

/** What a copy is made of besides the site; `siteUrl` is its address, null where nobody knows. */
export type CopyOptions = Readonly<{ siteUrl: string | null; assets: readonly StaticFile[] }>;

/** The longest that a copy is believed, in milliseconds, also where nothing is looked at. */
const mostBelievedMs = 10 * 60 * 1000;

/**
 * Copies the public site as it is at `now` (UTC ms).
 * @throws Error with one sentence when something of it cannot be read.
 */
export async function copySite(
  site: CopiedSite,
  now: number,
  options: CopyOptions,
): Promise<SiteCopy> {
  const forms = await site(now);
  const read = await readSite(forms);
  const { changesAt } = forms.living.rendering;
  const holdsUntil = Math.min(changesAt ?? Infinity, now + mostBelievedMs);
  const stamp = { asOf: now, holdsUntil };
  const pages = await pagesOf({ ...forms, read, stamp }, options);
  return {
    files: [
      ...options.assets.filter(isPublic).flatMap(({ path, bytes }) => fileAt(path, bytes)),
      ...[...read.pictures].flatMap(([path, { bytes }]) => fileAt(path, bytes)),
      ...[...read.documents].flatMap(([path, { bytes }]) => fileAt(path, bytes)),
      ...fileAt('/_headers', encoded(hostHeaders(read.documents))),
      ...pages,
    ],
    holdsUntil,
  };
}

type Copying = BothForms & Readonly<{ read: ReadSite; stamp: Stamp }>;

/** The pages and their parts; that at the root last, as it leads to all the others. */
async function pagesOf(copying: Copying, options: CopyOptions): Promise<readonly CopyFile[]> {
  const { read, living } = copying;
  const { defaultLanguage } = living.rendering.watched.site;
  const files: CopyFile[] = [];
  let root: readonly CopyFile[] = [];
  for (const path of read.pages.keys()) {
    const { page, part, says } = await pageAt(path, copying, options);
    files.push(...fileAt(path, encoded(page), encoded(says), 'page'));
    if (part) files.push(...fileAt(part.path, encoded(part.html), encoded(part.html), 'page'));
    if (path !== `/${defaultLanguage}`) continue;
    const home = encoded(rootPage(page, otherThan(defaultLanguage)));
    root = fileAt('/', home, home, 'page');
  }
  return [...files, ...(await notFoundFile(copying, options)), ...root];
}

async function pageAt(path: string, copying: Copying, options: CopyOptions) {
  const { living, read, stamp } = copying;
  const { siteUrl } = options;
  const { html, policy } = read.pages.get(path) ?? { html: '', policy: '' };
  // What tells of the past is not printed a second time: there may be years of it.
  const live = partPathOf(cut(html)) === null ? null : await readPage(living, path);
  const link = linker(read, options);
  const files = await pageFiles({
    live: link(live?.html ?? html),
    later: link(html),
    notice: noticeOf(path, copying, siteUrl),
    canonical: siteUrl && `${siteUrl}${path}`,
    ...{ stamp, policy },
  });
  return { ...files, says: files.part ? files.page : html };
}

async function notFoundFile(copying: Copying, options: CopyOptions): Promise<readonly CopyFile[]> {
  const { read, living } = copying;
  const first = living.rendering.watched.site.defaultLanguage;
  const second = otherThan(first);
  const link = linker(read, options);
  const page = await notFoundPage(link(read.missing[first].html), link(read.missing[second].html), {
    policy: read.missing[first].policy,
    tag: languageTags[second],
  });
  return fileAt('/404.html', encoded(page));
}

/** What only the site itself can do is done there. */
function linker({ pages, documents, pictures }: ReadSite, { siteUrl }: CopyOptions) {
  const isHeld = (href: string) => {
    const path = linkedPath(href);
    if (path === null || href.includes('?')) return false;
    return path === '/' || [pages, documents, pictures].some((held) => held.has(path));
  };
  return (html: string) => relinked(html, isHeld, siteUrl);
}

/** The status page also says what it said, as that is what people come for. */
function noticeOf(
  path: string,
  { living, later, stamp: { asOf } }: Copying,
  siteUrl: string | null,
): string {
  const { site } = living.rendering.watched;
  const language = pageLanguage(path) ?? site.defaultLanguage;
  const reading = readingAt(site.timeZone, asOf, 'later');
  const verdictIn = ({ rendering: { status } }: SiteAt) =>
    verdictWords(status.verdict, language, reading).text;
  const then = verdictIn(living);
  const verdict = path === `/${language}` && then !== verdictIn(later) ? then : null;
  const page = siteUrl && `${siteUrl}${path}`;
  return String(AsOf({ asOf, reading, verdict, siteUrl: page, language }));
}

/** The other of the two languages. */
function otherThan(language: Language): Language {
  return languages.find((one) => one !== language) ?? language;
}

/** What lies in `public/` for the console is none of it. */
function isPublic({ path }: StaticFile): boolean {
  return path !== '/console.js';
}

/** @throws Error when the path leads out of the folder: no page of the site has such a path. */
function fileAt(
  path: string,
  bytes: Uint8Array,
  says = bytes,
  kind: 'page' | 'file' = 'file',
): readonly CopyFile[] {
  const file = fileOf(path, kind);
  if (file === null) throw new Error(`${path} cannot be a file of a copy; nothing was written.`);
  return [{ file, bytes, says }];
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
