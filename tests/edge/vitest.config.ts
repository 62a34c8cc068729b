import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineProject } from 'vitest/config';

/** Tests that run inside workerd, with the settings of the Worker itself. */
export default defineProject({
  plugins: [cloudflareTest({ wrangler: { configPath: pathOf('../../wrangler.toml') } })],
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
