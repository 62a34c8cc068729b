import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import type { Plugin } from 'vite';
import { defineProject } from 'vitest/config';
import { rememberedHashes } from '../support/hashing/plugin.ts';

/** What stands in workerd for modules of `tests/support/` that only Node can run. */
const stands: Readonly<Record<string, string>> = {
  'database-file.ts': pathOf('./remote-database.ts'),
  'snapshots-over.ts': pathOf('./edge-snapshots-over.ts'),
};

/** The server of the databases runs on Node. */
const outside = pathOf('./databases.ts');

const standIns: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  resolveId(source, importer) {
    const stand = stands[path.basename(source)];
    return stand !== undefined && importer !== outside ? stand : null;
  },
};

/** Tests that run inside workerd, with the settings of the Worker itself. */
export default defineProject({
  plugins: [
    cloudflareTest({ wrangler: { configPath: pathOf('../../wrangler.toml') } }),
    standIns,
    rememberedHashes,
  ],
  resolve: { alias: { helplight: pathOf('../../src/domain/definition.ts') } },
  test: {
    name: 'edge',
    include: ['*.test.ts'],
    globalSetup: [pathOf('./global-setup.ts')],
  },
});

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
