import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HourOfAnswers } from '../../src/domain/answers/answer-time.ts';
import { siteContacts } from '../../src/domain/component.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Watched } from '../../src/domain/watched.ts';
import { type AppOptions, createApp } from '../../src/web/app.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import type { ReadNews } from '../../src/web/feeds/kept-news.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import type { ReadPast } from '../../src/web/public/kept-months.ts';
import type { ReadSaid } from '../../src/web/public/kept-said.ts';
import { createSnapshots } from '../../src/web/public/snapshot.ts';
import type { Notice } from '../../src/web/public/view.ts';
import type { Compress } from '../../src/web/representation.ts';
import { mountSelfService } from '../../src/web/self-service/mount-self-service.ts';
import { someFacts, someNow, someWatched } from './facts.ts';
import { someNews } from './feeds.ts';
import { someOutgoing } from './outgoing.ts';
import { nothingOlder } from './words.ts';

type Given = {
  watched: Watched;
  facts: Facts;
  answers: readonly HourOfAnswers[];
  /** Of months that are older than all pages; by default the same facts. */
  readPast: ReadPast;
  /** What staff have said besides; by default nothing. */
  readSaid: ReadSaid;
  /** For the feeds; by default there is no news. */
  readNews: ReadNews;
  baseUrl: string;
  notice: Notice;
  /** Replaces parts of the application itself. */
  options: Partial<AppOptions>;
};

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const zlib: Compress = {
  br: (bytes) => promisify(brotliCompress)(bytes, quickly),
  gzip: promisify(gzip),
};

const publicFolder = new URL('../../public/', import.meta.url);

/** The names of the files in `public/`. */
export const publicFiles: readonly string[] = readdirSync(publicFolder);

const assets = await prepareAssets(
  publicFiles.map((name) => ({
    path: `/${name}`,
    bytes: readFileSync(new URL(name, publicFolder)),
  })),
  zlib,
);

/** The paths of all documents that are rendered from facts. */
export const documents = [
  ...['/', '/zh', '/en', '/parts/zh/status', '/parts/en/status'],
  ...['/zh/components/chat', '/en/components/chat', '/parts/zh/components/chat'],
  ...['/zh/history', '/en/history/2026-11'],
];

/** The application over facts in memory, with its pages rendered; a fault inside it is thrown. */
export async function someApp(given: Partial<Given> = {}) {
  const { watched = someWatched(), facts = someFacts(), answers = [], notice = 'none' } = given;
  const { baseUrl = 'https://status.example', readPast = async () => facts, options } = given;
  const snapshots = createSnapshots({
    watched,
    readFacts: async () => facts,
    readAnswers: async () => answers,
    readPast,
    readSaid: given.readSaid ?? nothingOlder,
    compress: zlib,
    now: () => someNow,
    notice,
    baseUrl,
    log: () => undefined,
  });
  await snapshots.refresh();
  const app = createApp({
    snapshots,
    assets,
    compress: zlib,
    siteName: watched.site.name,
    contacts: siteContacts(watched.site),
    defaultLanguage: watched.site.defaultLanguage,
    baseUrl,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  const { site } = watched;
  mountSelfService(
    app,
    {
      ...{ snapshots, outgoing: someOutgoing, now: () => someNow, addressOf: () => '203.0.113.7' },
      openDatabase: () => Promise.reject(new Error('There is no database.')),
      log: () => undefined,
    },
    { siteName: site.name, defaultLanguage: site.defaultLanguage, baseUrl },
  );
  const { readNews = async () => someNews() } = given;
  const { current } = options?.snapshots ?? snapshots;
  mountFeeds(
    app,
    createFeeds({ site, baseUrl, current, readNews, compress: zlib, now: () => someNow }),
  );
  return { app, snapshots };
}
