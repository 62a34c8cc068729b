import { describe, expect, test } from 'vitest';
import { refusedUrls } from '../../../tests/support/refused-urls.ts';
import type { Address } from './addresses.ts';
import { nodeUrlFault } from './resolved-url.ts';

const known: Readonly<Record<string, readonly Address[]>> = {
  'hooks.example.com': [{ address: '93.184.216.34', family: 4 }],
  '127.0.0.1.nip.io': [{ address: '127.0.0.1', family: 4 }],
  'localtest.me': [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ],
  'half.example.com': [
    { address: '93.184.216.34', family: 4 },
    { address: 'fd00:ec2::254', family: 6 },
  ],
};

function asking(asked: string[] = []) {
  const rule = { allowPrivate: false, exempt: ['http://127.0.0.1:8025'] };
  return nodeUrlFault(rule, async (name) => {
    asked.push(name);
    return known[name] ?? [];
  });
}

describe('a URL whose name is looked up', () => {
  test.each(['https://127.0.0.1.nip.io/', 'https://localtest.me/', 'https://half.example.com/'])(
    'is refused when the name leads to a private address, as %s does',
    async (url) => {
      expect(await asking()(url)).toBe('private_address');
    },
  );

  test.each([
    ...['https://hooks.example.com/', 'https://nobody.knows.example/', 'https://93.184.216.34/'],
    ...['https://[2606:4700::6810:84e5]/', 'http://127.0.0.1:8025/'],
  ])('is let pass otherwise, as %s is', async (url) => {
    expect(await asking()(url)).toBeNull();
  });

  test('is refused by its form before anybody is asked', async () => {
    const asked: string[] = [];
    const faults = await Promise.all(Object.values(refusedUrls).flat().map(asking(asked)));
    expect(faults).not.toContain(null);
    expect(asked).toEqual([]);
  });
});
