import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds one TypeScript program of this repository into `dist/` and returns where it lies. */
export async function buildProgram(entry) {
  const outfile = path.join(
    root,
    'dist',
    `${path.basename(entry, path.extname(entry))}.program.js`,
  );
  // Those who build it side by side never run what another has half written.
  const draft = `${outfile}.${randomUUID()}`;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  });
  await rename(draft, outfile);
  return outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2);
  const program = await buildProgram(entry);
  process.argv = [process.argv[0], program, ...args];
  await import(pathToFileURL(program).href);
}
