import type { Facts } from '../../domain/facts.ts';
import type { Language } from '../../domain/localized.ts';
import { noSettings } from '../../domain/settings/setting.ts';
import type { ReadWhen } from '../../domain/status/read-when.ts';
import { type SupportStatus, supportStatus } from '../../domain/status/support-status.ts';
import type { Watched } from '../../domain/watched.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import { pageHeaders } from '../document.ts';
import { renewalMs, within } from '../patience.ts';
import { type Compress, type Representation, represent, withHeaders } from '../representation.ts';
import { type Archive, type ArchiveOptions, openArchive } from './archive.ts';
import { type FactsHealth, followFacts } from './facts-health.ts';
import { newestOf } from './newest.ts';
import { keptPages, type Pages, type Prints, type Sharing } from './pages.ts';
import { olderPrints, printsOf } from './prints.ts';
import { saidPrint } from './said-prints.ts';
import { type StatusPrints, statusPrints } from './status.tsx';
import { type Notice, publicView } from './view.ts';

/** One document in each language. */
export type Bilingual = Readonly<Record<Language, Representation>>;

/** Everything that is served of one instant. */
export type Rendering = Readonly<{
  /** From this instant on (UTC ms) something else has to be said; null when time changes nothing. */
  changesAt: number | null;
  /** What is watched, with all that staff have set of it. */
  watched: Watched;
  /** What all of it is derived from, for whoever wants to know what would be so if staff said more. */
  facts: Facts;
  /** What all of it is derived from the same way: the API tells it, too. */
  status: SupportStatus;
  /** Served at `/zh` and `/en`. */
  page: Bilingual;
  /** The same bytes, served at `/`, where the language is negotiated. */
  home: Bilingual;
  /** What open pages fetch again. */
  part: Bilingual;
  /** All other pages, below `/zh`, `/en` and `/parts`. */
  pages: Pages;
}>;

/** How the snapshot itself is doing at an instant, `now`. Instants are UTC milliseconds. */
export type SnapshotHealth = FactsHealth &
  Readonly<{
    now: number;
    /** When facts were last read; null before the first time. */
    readAt: number | null;
  }>;

/** The page as last rendered, and the ways to bring it up to date. */
export type Snapshots = Readonly<{
  /** What to serve now. A promise, shared by all who ask, only where time has passed over the last. */
  current: () => Rendering | Promise<Rendering>;
  /** Reads the facts and renders. A call during another one waits for one more, shared by all such calls. */
  refresh: () => Promise<void>;
  health: () => SnapshotHealth;
}>;

export type SnapshotOptions = ArchiveOptions &
  Readonly<{
    /** Given up after 10 s; meanwhile the pages are those of before. */
    readFacts: () => Promise<Facts>;
    compress: Compress;
    notice: Notice;
    /** The public address of the site; decides about HSTS. */
    baseUrl: string;
    /** `later` where what is printed lies about for who knows how long. */
    readWhen?: ReadWhen;
  }>;

const noFacts: Facts = {
  monitors: [],
  states: [],
  pauses: [],
  transitions: [],
  coverage: [],
  firstLookAt: null,
  words: noWords,
  settings: noSettings,
};

/**
 * Keeps the last good facts and the pages rendered from them. While facts cannot be read, the pages
 * are derived from the last ones with the later time, and so turn into the unverified form.
 */
export function createSnapshots(options: SnapshotOptions): Snapshots {
  const { readFacts, now } = options;
  const archive = openArchive(options);
  const reading = followFacts(options);
  const shown = newestOf(() => render(options, facts, archive, 'work'));
  let facts = noFacts;
  let readAt: number | null = null;
  let renewal: Promise<Rendering> | null = null;

  async function read(): Promise<void> {
    try {
      facts = await within(renewalMs, readFacts());
      readAt = now();
      reading.wereRead();
    } catch (error) {
      reading.failed(error);
    }
  }

  function current(): Rendering | Promise<Rendering> {
    const newest = shown.get();
    if (newest && (newest.changesAt === null || now() < newest.changesAt)) return newest;
    renewal ??= shown.make().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  const refresh = oneAtATime(async () => {
    await read();
    await shown.make();
  });
  return { current, refresh, health: () => ({ now: now(), readAt, ...reading.health() }) };
}

/** Where the language is negotiated, caches have to know it. */
const negotiated = { Vary: 'Accept-Language, Accept-Encoding' };

/**
 * Derives, renders, encodes and tags the documents of one instant.
 * @param sharing `results` where no request may wait for the work of another; else `work`.
 */
export async function render(
  options: Omit<SnapshotOptions, 'readFacts'>,
  facts: Facts,
  { watchedWith, said, pastOf }: Archive,
  sharing: Sharing,
): Promise<Rendering> {
  const { now, notice, readWhen = 'now' } = options;
  const watched = watchedWith(facts.settings);
  const { answersOf, monthOf } = pastOf(watched);
  const status = supportStatus(watched, facts, now(), readWhen);
  const view = publicView(watched, status, notice);
  const encode = await encoder(watched, options);
  const prints = { zh: statusPrints(view, 'zh'), en: statusPrints(view, 'en') };
  const each = async (which: keyof StatusPrints): Promise<Bilingual> => ({
    zh: await encode('zh', prints.zh[which]()),
    en: await encode('en', prints.en[which]()),
  });
  const page = await each('page');
  const home = { zh: withHeaders(page.zh, negotiated), en: withHeaders(page.en, negotiated) };
  const part = await each('part');
  const listed = new Map([
    ...printsOf({ watched, status, view, answersOf }),
    ...olderPrints({ watched, status, view }, monthOf),
  ]);
  const others: Prints = {
    get: (path) => listed.get(path) ?? saidPrint({ watched, status, view, said }, path),
  };
  const pages = keptPages(others, encode, sharing);
  return { changesAt: status.changesAt, watched, facts, status, page, home, part, pages };
}

/** Encodes and tags a document in a language. */
async function encoder(
  { site }: Watched,
  { baseUrl, compress }: Pick<SnapshotOptions, 'baseUrl' | 'compress'>,
) {
  const headers = await pageHeaders(baseUrl, site.brand ?? null);
  return (language: Language, text: string) =>
    represent(text, { headers: { ...headers, 'Content-Language': language }, compress });
}

/** Runs the work one call after another; all calls that wait share one run. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = () => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
