import { runAll } from './suites.ts';

/* Every page and form of the console, over a remote database. */
runAll(import.meta.glob('../contract/console/*.test.ts'));
