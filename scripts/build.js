import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages that stay outside the bundle: native code, or code that finds its own files. */
const external = ['@libsql/client', 'esbuild'];

/** Builds `dist/helplight.js` unless it is newer than every source. Returns whether it built. */
export async function buildIfStale() {
  const built = await modifiedAt('dist/helplight.js');
  const sources = await Promise.all(
    [
      ...['package-lock.json', 'scripts/build.js'],
      ...(await pathsIn('src')),
      ...(await pathsIn('templates')),
    ].map(modifiedAt),
  );
  if (Math.max(...sources) < built) return false;
  await buildNode();
  return true;
}

/** The whole program for Node in one file; loading one file is quicker than loading two hundred. */
export async function buildNode() {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      helplight: 'src/runtimes/commands/cli.ts',
      'monitors-dir': 'src/runtimes/definitions/monitors-dir.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    external,
    // Bundled CommonJS packages (ws, commander) still ask for `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'warning',
    metafile: true,
    // Written by ourselves: another process may be reading the files this instant.
    write: false,
  });
  await mkdir(`${root}dist`, { recursive: true });
  // The parts come before the programs that ask for them.
  const isPart = ({ path: file }) => path.basename(file).startsWith('part-');
  await Promise.all(outputFiles.filter(isPart).map(writeOutput));
  await Promise.all(outputFiles.filter((file) => !isPart(file)).map(writeOutput));
  const made = Object.keys(metafile.outputs).map((output) => path.basename(output));
  await removeStaleParts(made);
}

function writeOutput({ path: file, contents }) {
  return replace(path.relative(root, file), contents);
}

/** How long a part that no program asks for any more is kept, in milliseconds: a week. */
const keptMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Parts are named by their content, so that old ones would pile up. They stay for a while: a process
 * that was started before loads some of its parts only when they are asked for.
 */
async function removeStaleParts(made) {
  const known = await readFile(`${root}dist/stale-parts.json`, 'utf8').then(JSON.parse, () => ({}));
  const names = await readdir(`${root}dist`);
  const stale = names
    .filter((name) => name.startsWith('part-') && !made.includes(name))
    .map((name) => [name, known[name] ?? Date.now()]);
  const isOver = ([, since]) => Date.now() - since > keptMs;
  await Promise.all(
    stale.filter(isOver).map(([name]) => rm(`${root}dist/${name}`, { force: true })),
  );
  const kept = Object.fromEntries(stale.filter((one) => !isOver(one)));
  await replace('dist/stale-parts.json', JSON.stringify(kept));
}

/** The monitor files as one module, for the Worker. */
export async function buildMonitors(folder = process.env.MONITORS_DIR || `${root}monitors`) {
  const { bundleMonitorsDir } = await import('../dist/monitors-dir.js');
  const module = await bundleMonitorsDir(folder);
  const before = await readFile(`${root}dist/monitors.js`, 'utf8').catch(() => null);
  // A Worker that runs in `dev:edge` would begin anew.
  if (module !== before) await replace('dist/monitors.js', module);
}

async function replace(file, content) {
  const draft = path.join(root, 'dist', `draft-${process.pid}-${path.basename(file)}`);
  await writeFile(draft, content);
  await rename(draft, path.join(root, file));
}

/** The folder and all that is in it; of a file that was deleted only its folder's time tells. */
async function pathsIn(folder) {
  const names = await readdir(`${root}${folder}`, { recursive: true });
  return [folder, ...names.map((name) => `${folder}/${name}`)];
}

async function modifiedAt(file) {
  return stat(`${root}${file}`).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildNode();
  await buildMonitors();
}
