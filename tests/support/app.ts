import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HourOfAnswers } from '../../src/domain/answer-time.ts';
import type { Facts, Watched } from '../../src/domain/support-status.ts';
import { type AppOptions, createApp } from '../../src/web/app.ts';
import { prepareAssets } from '../../src/web/assets.ts';
import { createSnapshots } from '../../src/web/public/snapshot.ts';
import type { Notice } from '../../src/web/public/view.ts';
import type { Compress } from '../../src/web/representation.ts';
import { someFacts, someNow, someWatched } from './facts.ts';

type Given = {
  watched: Watched;
  facts: Facts;
  answers: readonly HourOfAnswers[];
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
  const { baseUrl = 'https://status.example', options } = given;
  const snapshots = createSnapshots({
    watched,
    readFacts: async () => facts,
    readAnswers: async () => answers,
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
    siteName: watched.site.name,
    ...(watched.site.brand && { brand: watched.site.brand }),
    defaultLanguage: watched.site.defaultLanguage,
    baseUrl,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  return { app, snapshots };
}
