import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from './support/tree.ts';

test('nothing of better-auth is loaded before the first request for the console', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { helplight: 'src/runtimes/cli.ts', serve: 'src/runtimes/serve.ts' },
    outdir: 'dist',
    ...{ bundle: true, splitting: true, write: false, metafile: true },
    ...{ format: 'esm', platform: 'node', target: 'node20' },
    ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx' },
    external: ['@libsql/client', 'esbuild'],
  });
  const { outputs } = metafile;
  const isAuth = (output: string) =>
    Object.keys(outputs[output]?.inputs ?? {}).some((input) => input.includes('better-auth'));

  // What a module names in an import statement is loaded with it; what it imports later is not.
  const atStart = new Set<string>();
  const load = (output: string) => {
    if (atStart.has(output)) return;
    atStart.add(output);
    const imported = outputs[output]?.imports ?? [];
    for (const { path, kind } of imported) if (kind === 'import-statement') load(path);
  };
  load('dist/helplight.js');
  load('dist/serve.js');

  expect([...atStart].filter(isAuth)).toEqual([]);
  expect(Object.keys(outputs).filter(isAuth)).not.toEqual([]);
}, 60_000);
