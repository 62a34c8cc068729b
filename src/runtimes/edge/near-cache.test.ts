import { afterEach, expect, test, vi } from 'vitest';
import { dataCentreCache } from './near-cache.ts';

afterEach(() => void vi.unstubAllGlobals());

test('what is kept is in a cache of its own name, which no request from outside is answered from', async () => {
  const kept = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    return {
      match: async (key: string) => cache.get(key),
      put: async (key: string, answer: Response) => void cache.set(key, answer),
    };
  };
  vi.stubGlobal('caches', { open, default: await open('default') });
  const near = dataCentreCache('https://status.example', 'libsql://facts.example');
  expect(await near.get()).toBeNull();
  await near.put('facts');
  expect(await near.get()).toBe('facts');
  expect([...kept.keys()].filter((name) => kept.get(name)?.size)).toEqual(['helplight']);
});
