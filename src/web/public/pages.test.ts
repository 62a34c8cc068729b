import { describe, expect, it } from 'vitest';
import { represent } from '../representation.ts';
import { type Found, keptPages, type Print, type Sharing } from './pages.ts';

const encode = (_: string, text: string) => represent(text, { headers: {}, compress: {} });

function tagOf(found: Found | null | undefined) {
  return found && found !== 'unreadable' ? found.variants.identity.etag : found;
}

function counting(sharing: Sharing, print: Print['print'] = () => 'printed') {
  let printed = 0;
  const counted = () => {
    printed += 1;
    return print();
  };
  const pages = keptPages(
    new Map([['/en/history', { language: 'en', print: counted } as const]]),
    encode,
    sharing,
  );
  return { pages, printed: () => printed };
}

describe('pages that are kept', () => {
  it('are printed when they are asked for, once, and then there at once', async () => {
    const { pages, printed } = counting('work');
    expect(printed()).toBe(0);
    const first = await pages.get('/en/history');
    expect(pages.get('/en/history')).toBe(first);
    expect(printed()).toBe(1);
  });

  it.each([
    ['work', 1],
    ['results', 2],
  ] as const)('are shared as %s by two who ask at once', async (sharing, times) => {
    const { pages, printed } = counting(sharing);
    const both = await Promise.all([pages.get('/en/history'), pages.get('/en/history')]);
    expect(both.map(tagOf)).toEqual([tagOf(both[0]), tagOf(both[0])]);
    expect(tagOf(both[0])).toMatch(/^"/);
    expect(printed()).toBe(times);
  });

  it('are not what was never there', () => {
    const { pages, printed } = counting('work');
    expect(pages.get('/en/constructor')).toBeNull();
    expect(printed()).toBe(0);
  });

  it('are printed anew after a print that failed', async () => {
    let broken = true;
    const { pages } = counting('work', () => {
      if (broken) throw new Error('not now');
      return 'printed';
    });
    await expect(pages.get('/en/history')).rejects.toThrow('not now');
    broken = false;
    expect(tagOf(await pages.get('/en/history'))).toMatch(/^"/);
  });

  it('are tried again while what they tell cannot be read', async () => {
    let readable = false;
    const { pages, printed } = counting('work', () =>
      readable ? 'printed' : { missing: 'unreadable' },
    );
    expect(await pages.get('/en/history')).toBe('unreadable');
    expect(await pages.get('/en/history')).toBe('unreadable');
    readable = true;
    expect(tagOf(await pages.get('/en/history'))).toMatch(/^"/);
    await pages.get('/en/history');
    expect(printed()).toBe(3);
  });

  it('are none where there proves to be nothing to be told', async () => {
    const { pages } = counting('work', () => ({ missing: 'absent' }));
    expect(await pages.get('/en/history')).toBeNull();
  });

  it('are not kept all, whatever a stranger walks through', async () => {
    let printed = 0;
    const print = () => `printed ${++printed}`;
    const paths = Array.from({ length: 129 }, (_, index) => `/en/history/${index}`);
    const prints = new Map(paths.map((path) => [path, { language: 'en', print } as const]));
    const pages = keptPages(prints, encode, 'work');
    for (const path of paths) await pages.get(path);
    await pages.get('/en/history/128');
    expect(printed).toBe(129);
    await pages.get('/en/history/0');
    expect(printed).toBe(130);
  });
});
