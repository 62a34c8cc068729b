import { expect, test } from 'vitest';
import { readProjectFile } from './support/tree.ts';

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  dev?: boolean;
  devOptional?: boolean;
};

const packages: Record<string, Entry> = JSON.parse(readProjectFile('package-lock.json')).packages;
const manifest = JSON.parse(readProjectFile('package.json'));
const entries = Object.entries(packages).filter(([path]) => path !== '');

test('the lock file is bound to no registry, and every package has a checksum', () => {
  expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual(
    [],
  );
  expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
});

// `npm install` leaves out packages of other platforms that the registry lacks; then `npm ci` fails.
test('the lock file has every platform package, in the version that is asked for', () => {
  const missing = entries.flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => !provides(nearest(path, name), version))
      .map(([name, version]) => `${path} needs ${name}@${version}`),
  );
  expect(missing).toEqual([]);
});

// Peers that nobody asked for bring test tools along; `.npmrc` says that npm is not to add them.
test('without what is for development only, no tool of the tests is installed', () => {
  const both = entries.filter(([, entry]) => entry.devOptional).map(([path]) => path);
  expect(both).toEqual([]);
  const tools = ['vitest', 'vite', 'drizzle-kit', 'playwright-core', 'wrangler', 'typescript'];
  const kept = tools.filter((name) => packages[`node_modules/${name}`]?.dev !== true);
  expect(kept).toEqual([]);
});

test('packages are pinned to exact versions', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const loose = Object.entries(wanted).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});

test('wrangler and miniflare are those that the tests in workerd are built for', () => {
  const pool = packages['node_modules/@cloudflare/vitest-pool-workers'];
  const { wrangler, miniflare } = manifest.devDependencies;
  expect(pool?.dependencies).toMatchObject({ wrangler, miniflare });
});

/** The entry that Node would find for a name from a package: its own folder first, then outward. */
function nearest(path: string, name: string): Entry | undefined {
  const own = packages[`${path}/node_modules/${name}`];
  const outward = path.lastIndexOf('/node_modules/');
  if (own) return own;
  return outward < 0 ? packages[`node_modules/${name}`] : nearest(path.slice(0, outward), name);
}

function provides(entry: Entry | undefined, wanted: string): boolean {
  const exact = /^\d+\.\d+\.\d+\S*$/.test(wanted);
  return entry !== undefined && (!exact || entry.version === wanted);
}
