import { readdirSync, readFileSync } from 'node:fs';
import { packageRoot } from '../../src/runtimes/node/package-root.ts';

/** The root of the project, with a slash at its end. */
export const root = `${packageRoot}/`;
const notOurs = /^(node_modules|dist|data|\.git|\.wrangler|bench\/out|tests\/out)$/;

/** Paths from the root, with `/`, of the project's own files whose path matches, in order. */
export function projectFiles(pattern: RegExp, folder = ''): readonly string[] {
  const entries = readdirSync(root + folder, { withFileTypes: true });
  return entries
    .map((entry) => ({ entry, path: folder === '' ? entry.name : `${folder}/${entry.name}` }))
    .filter(({ path }) => !notOurs.test(path))
    .flatMap(({ entry, path }) => {
      if (entry.isDirectory()) return projectFiles(pattern, path);
      return entry.isFile() && pattern.test(path) ? [path] : [];
    })
    .sort();
}

/** The text of a project file, by its path from the root. */
export function readProjectFile(path: string): string {
  return readFileSync(root + path, 'utf8');
}
