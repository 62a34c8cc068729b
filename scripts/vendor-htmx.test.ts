import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmxPath } from '../src/web/layouts/page.tsx';

const root = new URL('../', import.meta.url);

describe('the vendored htmx', () => {
  it('is the pinned one, byte for byte, alone and where the pages ask for it', () => {
    const { version } = JSON.parse(
      readFileSync(new URL('node_modules/htmx.org/package.json', root), 'utf8'),
    );
    const vendored = readdirSync(new URL('public/', root)).filter((name) =>
      name.startsWith('htmx-'),
    );
    expect(vendored).toEqual([`htmx-${version}.min.js`]);
    expect(htmxPath).toBe(`/htmx-${version}.min.js`);
    const ours = readFileSync(new URL(`public${htmxPath}`, root));
    const theirs = readFileSync(new URL('node_modules/htmx.org/dist/htmx.min.js', root));
    expect(ours.equals(theirs)).toBe(true);
  });
});
