/** What the files of one layer may import, besides files of the same layer. */
type Layer = Readonly<{ layers: readonly string[]; packages: readonly string[] }>;

/** What every runtime is made of. */
const underRuntimes = [
  ...['src/web', 'src/delivery', 'src/actions', 'src/storage', 'src/probes', 'src/i18n'],
  ...['src/domain', 'templates'],
];

/** What may know all that Node does. */
const onNode = [
  ...['src/runtimes', 'src/runtimes/node', 'src/runtimes/commands', 'src/runtimes/definitions'],
  ...['src/runtimes/export', 'src/runtimes/seed', 'src/sandbox', ...underRuntimes],
];

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
  // What only a Worker does, and what only Node does: neither knows the other.
  'src/runtimes/edge': {
    layers: ['src/runtimes', 'src/runtimes/definitions', ...underRuntimes],
    packages: ['@libsql/client', '#monitors'],
  },
  'src/runtimes/node': {
    layers: ['src/runtimes', 'src/runtimes/definitions', 'src/sandbox', ...underRuntimes],
    packages: ['@hono/node-server', '@libsql/client', 'drizzle-orm', 'node-cron'],
  },
  // What is run in a terminal, all of it on Node.
  'src/runtimes/commands': { layers: onNode, packages: ['commander', 'zod'] },
  'src/runtimes/export': { layers: onNode, packages: ['zod'] },
  'src/runtimes/seed': { layers: onNode, packages: ['@libsql/client'] },
  'src/runtimes/definitions': {
    layers: ['src/runtimes', 'src/runtimes/node', ...underRuntimes],
    // Monitors of the installation are bundled at start, and queries of theirs compiled, so that
    // wrong ones are refused then.
    packages: ['@jmespath-community/jmespath', 'esbuild', 'zod'],
  },
  // What is the same on Node and on Workers.
  'src/runtimes': {
    layers: ['src/runtimes/definitions', ...underRuntimes],
    packages: ['@libsql/client', 'zod'],
  },
  // Monitors know the definitions by the package's own name, as a user's own files do.
  monitors: { layers: ['src/domain'], packages: ['helplight'] },
  // Words that come with the program; nobody but the program reads these files.
  templates: { layers: ['src/domain'], packages: [] },
};

/** Where `node:` modules may be used: code that only ever runs on Node. */
export const nodeOnly: readonly RegExp[] = [
  /^(src\/runtimes\/(node|commands|definitions|export|seed)|src\/sandbox|bench|scripts|tests)\//,
  // Which run of a Worker asks: the platform has this one module of Node for it.
  /^src\/runtimes\/edge\/invocation\.ts$/,
  /^src\/(probes|delivery)\/node(\/|\.ts$)/,
];

/** The layer that a file (path from the root, with `/`) belongs to, or null when it has no rules. */
export function layerOf(file: string): string | null {
  return Object.keys(layers).find((layer) => file.startsWith(`${layer}/`)) ?? null;
}
