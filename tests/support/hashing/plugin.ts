import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const remembered = fileURLToPath(new URL('./remembered.ts', import.meta.url));
const ours = /\/src\/(?:actions|web)\//;

/**
 * Has the program remember the hash of a password. Each costs a tenth of a second, by design; hundreds of
 * tests sign the same few people in, which took a minute of all.
 */
export const rememberedHashes: Plugin = {
  name: 'remembered-hashes',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'better-auth/crypto' && ours.test(importer ?? '') ? remembered : null,
};
