import { printedAs } from '../../storage/snapshot.ts';
import type { Invocation } from './invocation.ts';

/** Keeps one text near those who may need it soon. Both may fail, and what was put may be gone. */
export type NearCache = Readonly<{
  get(): Promise<string | null>;
  put(text: string): Promise<void>;
}>;

/** How long a text is kept that nobody replaces, in seconds: two days. */
const keptForSeconds = 2 * 24 * 60 * 60;

/**
 * The Cache API of the data centre, in a cache of its own name: what is in it is no answer to any
 * request from outside, which the default cache would be. It knows no other age than `max-age`, so
 * that whoever reads a text has to see from it how old it is.
 * @param baseUrl the site: keys are addresses, and the platform wants them of our own zone.
 * @param databaseUrl facts of another database are others.
 */
export function dataCentreCache(baseUrl: string, databaseUrl: string): NearCache {
  const key = `${baseUrl}/facts/${printedAs}?of=${encodeURIComponent(databaseUrl)}`;
  const opened = () => caches.open('helplight');
  return {
    async get() {
      const found = await (await opened()).match(key);
      return found ? found.text() : null;
    },
    async put(text) {
      const headers = { 'Cache-Control': `max-age=${keptForSeconds}` };
      await (await opened()).put(key, new Response(text, { headers }));
    },
  };
}

/** Also what is asked of a cache counts as a request. */
export function countedCache({ get, put }: NearCache, current: () => Invocation): NearCache {
  const ask = <Answer>(request: () => Promise<Answer>) => current().allowance().ask(request);
  return { get: () => ask(get), put: (text) => ask(() => put(text)) };
}
