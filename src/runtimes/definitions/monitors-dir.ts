import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type BuildFailure, build, stop } from 'esbuild';
import { packageRoot } from '../node/package-root.ts';
import { loadCalendars } from './calendars-dir.ts';
import type { DefinitionFile } from './definitions.ts';
import { loadLogos } from './logo-file.ts';
import { DefinitionError } from './resolve.ts';

/** Where `import … from 'helplight'` leads in a monitor file, wherever that file lies. */
const helplight = path.join(packageRoot, 'src/domain/definition.ts');

/**
 * Loads every `*.ts`, `*.js` and `*.json` of a folder and returns what each exports by default, or
 * why it cannot be read as a module, and the logos that are named there. Never rejects: all faults are to be told together.
 */
export async function loadMonitorsDir(folder: string): Promise<readonly DefinitionFile[]> {
  try {
    const files = await filesIn(folder);
    const load = () => Promise.all(files.map((file) => loadFile(folder, file)));
    const loaded = await whileEsbuildRuns(load);
    return [...loaded, ...(await loadLogos(folder, loaded))];
  } catch (error) {
    if (error instanceof DefinitionError) return error.faults;
    throw error;
  }
}

/**
 * One module that holds all files of a folder, the logos that they name, and the calendars, for a
 * Worker that has no file system.
 * @throws DefinitionError when the folder or a calendar cannot be read.
 */
export async function bundleMonitorsDir(folder: string): Promise<string> {
  const files = await filesIn(folder);
  const calendars = await loadCalendars(folder);
  const faults = calendars.filter((one) => 'remedy' in one);
  if (faults.length > 0) throw new DefinitionError(faults);
  const imports = files.map(
    (file, index) => `import f${index} from ${JSON.stringify(`./${file}`)};`,
  );
  const entries = files.map(
    (file, index) => `{ file: ${JSON.stringify(file)}, exported: f${index} }`,
  );
  const logos = (await loadMonitorsDir(folder)).filter((one) => 'content' in one);
  const all = [...entries, ...[...calendars, ...logos].map((one) => JSON.stringify(one))];
  const contents = `${imports.join('\n')}\nexport default [${all.join(', ')}];`;
  return whileEsbuildRuns(() => bundle({ stdin: { contents, resolveDir: path.resolve(folder) } }));
}

let users = 0;

/** esbuild is a process of its own; left running it would even outlive this one. */
async function whileEsbuildRuns<Result>(work: () => Promise<Result>): Promise<Result> {
  users += 1;
  try {
    return await work();
  } finally {
    users -= 1;
    if (users === 0) await stop();
  }
}

async function filesIn(folder: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new DefinitionError([
      {
        file: folder,
        field: 'MONITORS_DIR',
        remedy: 'is not a folder that can be read; correct it',
      },
    ]);
  }
  const files = names.filter(
    (name) => /\.(ts|js|json)$/.test(name) && !/\.(d|test)\.ts$/.test(name),
  );
  if (files.length > 0) return files.sort();
  throw new DefinitionError([
    { file: folder, field: 'MONITORS_DIR', remedy: 'holds no *.ts, *.js or *.json file; add one' },
  ]);
}

async function loadFile(folder: string, file: string): Promise<DefinitionFile> {
  try {
    const code = await bundle({ entryPoints: [path.resolve(folder, file)] });
    const module = await import(
      `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
    );
    if (module.default !== undefined) return { file, exported: module.default };
    return {
      file,
      field: 'default export',
      remedy: 'is missing; write `export default defineMonitor({ … })`',
    };
  } catch (error) {
    return { file, field: 'file', remedy: `cannot be loaded: ${explain(error)}` };
  }
}

async function bundle(input: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'silent',
    alias: { helplight },
  });
  return outputFiles?.[0]?.text ?? '';
}

function explain(error: unknown): string {
  const first = (error as Partial<BuildFailure>).errors?.[0];
  if (!first) return error instanceof Error ? error.message : String(error);
  return first.location ? `line ${first.location.line}: ${first.text}` : first.text;
}
