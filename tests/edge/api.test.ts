import { runAll } from './suites.ts';

/*
 * The API with all its writes, the feeds, and the pages on which people subscribe, over a remote
 * database. Left out: `event-schema` and `openapi` compile schemas with `new Function`, which workerd
 * refuses, and hold what is sent, which is the same everywhere, against them; `fuzz` runs for ten
 * thousand requests and meets no other code.
 */
runAll(
  import.meta.glob([
    '../contract/api/*.test.ts',
    '../contract/{feeds,subscribe-page,subscription-page,refused-*,hostile-texts}.test.ts',
    '!../contract/api/{event-schema,openapi,fuzz}.test.ts',
  ]),
);
