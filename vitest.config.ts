import { defineConfig } from 'vitest/config';
import { rememberedHashes } from './tests/support/hashing/plugin.ts';

const alias = {
  helplight: new URL('./src/domain/definition.ts', import.meta.url).pathname,
};

/**
 * Files that share a worker share what they import: each for itself would load the whole program
 * again, which took a fifth of the time. No module keeps anything that another test could miss. A
 * project does not have this from the settings of all.
 */
const shared = { isolate: false, setupFiles: ['./tests/support/console-error.ts'] };

/**
 * Each project is one kind of test; `npm test` runs all but `faults`, the long fault and soak runs
 * that `npm run test:faults` is for. `node` needs nothing but Node,
 * `browser` needs Chromium, `peers` the Debian packages of the peers, `edge` runs inside workerd
 * and has a file of its own because it replaces the whole test pool.
 */
export default defineConfig({
  test: {
    // Most tests wait for a socket or for Chromium more than they compute.
    maxWorkers: 2,
    projects: [
      {
        plugins: [rememberedHashes],
        resolve: { alias },
        test: {
          name: 'node',
          ...shared,
          include: [
            'src/**/*.test.{ts,tsx}',
            'monitors/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/*.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/runtimes/**/*.test.ts',
          ],
          // Properties take seconds on a busy machine; what has a deadline asserts it itself.
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [rememberedHashes],
        resolve: { alias },
        test: {
          name: 'browser',
          ...shared,
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'peers',
          ...shared,
          include: ['tests/peers/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          ...shared,
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 30 * 60_000,
          hookTimeout: 60_000,
        },
      },
      './tests/edge/vitest.config.ts',
    ],
  },
});
