/** What the files of one layer may import, besides files of the same layer. */
type Layer = Readonly<{ layers: readonly string[]; packages: readonly string[] }>;

/**
 * The import rules of docs/architecture.md as data. A package covers its subpaths. Tests beside
 * the files are free: they may reach for what they need.
 */
export const layers: Readonly<Record<string, Layer>> = {
  'src/domain': { layers: [], packages: [] },
  'src/i18n': { layers: ['src/domain'], packages: ['micromark'] },
  'src/probes': {
    layers: ['src/domain'],
    packages: ['@jmespath-community/jmespath', 'imapflow', 'nodemailer', 'ws'],
  },
  'src/storage': { layers: ['src/domain'], packages: ['drizzle-orm', '@libsql/client'] },
  'src/actions': {
    layers: ['src/storage', 'src/domain'],
    // Of better-auth only the hashing of passwords; console only, so that nothing else loads it.
    packages: ['@libsql/client', 'zod', 'better-auth'],
  },
  'src/delivery': {
    layers: ['src/storage', 'src/i18n', 'src/domain'],
    packages: ['hono', 'imapflow', 'ipaddr.js', 'nodemailer'],
  },
  'src/web': {
    layers: ['src/actions', 'src/storage', 'src/i18n', 'src/domain'],
    // Better-auth is only for the console, which is loaded when it is asked for.
    packages: ['hono', 'zod', 'better-auth'],
  },
  'src/sandbox': { layers: [], packages: ['hono', '@hono/node-server', 'ws', 'zod'] },
  'src/runtimes': {
    layers: [
      'src/web',
      'src/delivery',
      'src/actions',
      'src/storage',
      'src/probes',
      'src/i18n',
      'src/domain',
      'src/sandbox',
      'templates',
    ],
    packages: [
      '@hono/node-server',
      '@libsql/client',
      'drizzle-orm',
      'node-cron',
      'commander',
      'esbuild',
      'zod',
      // Queries of monitors are compiled at start, so that wrong ones are refused then.
      '@jmespath-community/jmespath',
      // The monitors of the installation, bundled at start.
      '#monitors',
    ],
  },
  // Monitors know the definitions by the package's own name, as a user's own files do.
  monitors: { layers: ['src/domain'], packages: ['helplight'] },
  // Words that come with the program; nobody but the program reads these files.
  templates: { layers: ['src/domain'], packages: [] },
};

/** Where `node:` modules may be used: code that only ever runs on Node. */
export const nodeOnly: readonly RegExp[] = [
  /^(src\/runtimes|src\/sandbox|bench|scripts|tests)\//,
  /^src\/(probes|delivery)\/node(\/|\.ts$)/,
];

/** The layer that a file (path from the root, with `/`) belongs to, or null when it has no rules. */
export function layerOf(file: string): string | null {
  return Object.keys(layers).find((layer) => file.startsWith(`${layer}/`)) ?? null;
}
