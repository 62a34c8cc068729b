import { describe, expect, it } from 'vitest';
import { represent } from '../representation.ts';
import { keptPages, type Print, type Sharing } from './pages.ts';

function counting(sharing: Sharing, print: Print['print'] = () => 'printed') {
  let printed = 0;
  const counted = () => {
    printed += 1;
    return print();
  };
  const encode = (_: string, text: string) => represent(text, { headers: {}, compress: {} });
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
    expect(both.map((page) => page?.variants.identity.etag)).toEqual([
      both[0]?.variants.identity.etag,
      both[0]?.variants.identity.etag,
    ]);
    expect(printed()).toBe(times);
  });

  it('are not what was never there', () => {
    const { pages, printed } = counting('work');
    expect([pages.has('/en/history'), pages.has('/en/constructor')]).toEqual([true, false]);
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
    expect((await pages.get('/en/history'))?.variants.identity.bytes.length).toBe(7);
  });
});
