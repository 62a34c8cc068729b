import { type BuildOptions, build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from './support/tree.ts';

/** Entries that are bundled as they are for each runtime, but in parts. */
const runtimes: Readonly<Record<string, BuildOptions>> = {
  Node: {
    entryPoints: { helplight: 'src/runtimes/commands/cli.ts', serve: 'src/runtimes/node/serve.ts' },
    ...{ platform: 'node', target: 'node20', external: ['@libsql/client', 'esbuild'] },
  },
  Workers: {
    entryPoints: { worker: 'src/runtimes/edge/worker.ts' },
    ...{ platform: 'browser', target: 'es2022', conditions: ['workerd', 'worker', 'browser'] },
    external: ['node:*', '#monitors'],
  },
};

/** What nobody has asked for who reads a page, and what of it may be there from the start. */
const later = ['better-auth', 'src/web/console/', 'src/web/api/openapi/'];
const mounts = ['src/web/console/mount-console.ts', 'src/web/console/console-path.ts'];
/** A link to the console, which the first run prints. */
const printed = ['src/web/console/link.ts'];

test.each(Object.entries(runtimes))(
  'nothing of the console or of OpenAPI is loaded before the first request for it on %s',
  async (_, runtime) => {
    const options: BuildOptions & { metafile: true } = {
      ...{ absWorkingDir: root, outdir: 'dist', bundle: true, splitting: true, write: false },
      ...{ format: 'esm', jsx: 'automatic', jsxImportSource: 'hono/jsx' },
      ...runtime,
      metafile: true,
    };
    const { metafile } = await build(options);
    const waits = (input: string) =>
      later.some((part) => input.includes(part)) && ![...mounts, ...printed].includes(input);
    const all = Object.keys(metafile.inputs);
    expect(loadedAtStart(metafile).filter(waits)).toEqual([]);
    for (const part of later) expect(all.filter((input) => input.includes(part))).not.toEqual([]);
  },
  60_000,
);

/** What a module names in an import statement is loaded with it; what it imports later is not. */
function loadedAtStart({ outputs }: Metafile): readonly string[] {
  const atStart = new Set<string>();
  const load = (output: string) => {
    if (atStart.has(output)) return;
    atStart.add(output);
    const imported = outputs[output]?.imports ?? [];
    for (const { path, kind } of imported) if (kind === 'import-statement') load(path);
  };
  const isEntry = (output: string) => /^dist\/(helplight|serve|worker)\.js$/.test(output);
  for (const output of Object.keys(outputs).filter(isEntry)) load(output);
  return [...atStart].flatMap((output) => Object.keys(outputs[output]?.inputs ?? {}));
}
