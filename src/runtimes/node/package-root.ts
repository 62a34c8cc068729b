import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of this package: the same whether the sources run or the bundle in `dist/`. */
export const packageRoot = path.dirname(
  createRequire(import.meta.url).resolve('helplight/package.json'),
);

/** Where drizzle-kit writes migrations, and `migrate` reads them. */
export const migrationsDir = path.join(packageRoot, 'migrations');
