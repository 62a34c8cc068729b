import type { Facts } from '../../domain/facts.ts';
import type { ReadWhen } from '../../domain/status/read-when.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import { keysOf, webHmac } from '../../storage/keys.ts';
import { createSnapshots, type Rendering } from '../../web/public/snapshot.ts';
import type { Notice } from '../../web/public/view.ts';
import {
  type ChangeTools,
  feedsOf,
  openApplication,
  type Platform,
  snapshotOptions,
} from '../application.ts';
import type { Log } from '../log.ts';

/** The public site at one instant, in one of its forms, asked in memory. */
export type SiteAt = Readonly<{
  rendering: Rendering;
  get: (path: string) => Promise<Response>;
}>;

/** The same site of the same facts, for whoever reads it at that instant, and for whoever does later. */
export type BothForms = Readonly<{ living: SiteAt; later: SiteAt }>;

/**
 * The site over a database, as it is at an instant (UTC ms) that whoever copies it names.
 * @throws Error with one sentence while its facts cannot be read.
 */
export type CopiedSite = (now: number) => Promise<BothForms>;

type SiteOptions = Readonly<{
  watched: Watched;
  notice: Notice;
  baseUrl: string;
  log: Log;
}>;

/** Opens the site for copying: the application itself, which nobody but the copy asks. */
export function openSite(db: Database, options: SiteOptions): CopiedSite {
  let instant = 0;
  const platform: Platform = {
    ...{ ...options, sharing: 'work', compress: {} },
    open: async () => db,
  };
  const { readFacts } = snapshotOptions(platform);
  const living = openForm(platform, { readWhen: 'now', now: () => instant, readFacts });
  const later = openForm(platform, {
    ...{ readWhen: 'later', now: () => instant },
    readFacts: async () => (await living.read()).rendering.facts,
  });
  return async (now) => {
    instant = now;
    await living.renew();
    await later.renew();
    return { living: await living.read(), later: await later.read() };
  };
}

type FormOptions = Readonly<{
  readWhen: ReadWhen;
  now: () => number;
  readFacts: () => Promise<Facts>;
}>;

function openForm(platform: Platform, form: FormOptions) {
  const snapshots = createSnapshots({ ...snapshotOptions(platform), ...form });
  const app = openApplication(platform, readOnly, snapshots, feedsOf(platform, snapshots));
  // Nobody negotiates with a file: a page is asked for by its language.
  const get = async (path: string) => app.request(path, { headers: { accept: '*/*' } });
  return {
    renew: async () => {
      await snapshots.refresh();
      if (snapshots.health().failingSince === null) return;
      throw new Error('The database cannot be read, so the copy stays as it is; try again.');
    },
    read: async (): Promise<SiteAt> => ({ rendering: await snapshots.current(), get }),
  };
}

/** A copy changes nothing, and nobody signs in or subscribes through it. */
const readOnly: ChangeTools = {
  addressOf: () => 'copy',
  changed: async () => undefined,
  later: () => undefined,
  outgoing: {
    keys: keysOf('nothing is derived from it', webHmac),
    ...{ urlFault: async () => null, sendsMail: false, inboxUrl: null, wake: () => undefined },
  },
  inTurn: (work) => work(),
  runNow: () => Promise.reject(new Error('A copy looks at nothing.')),
  assets: new Map(),
};
