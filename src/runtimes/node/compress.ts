import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Compress } from '../../web/representation.ts';

/**
 * Compression on Node. Synchronous on purpose: it takes about a millisecond once per change, while
 * the thread pool may be full of name look-ups that hang.
 */
export const nodeCompress: Compress = {
  br: async (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: async (bytes) => gzipSync(bytes, { level: 7 }),
};
