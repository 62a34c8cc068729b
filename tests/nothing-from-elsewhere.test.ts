import { expect, test } from 'vitest';
import { documents, publicFiles, someApp } from './support/app.ts';
import { readProjectFile } from './support/tree.ts';

/** What a browser fetches by itself: all but the links that people click, and names of namespaces. */
const fetched =
  /<(?:script|img|link|iframe|source|video|audio|object|embed|use)\b[^>]*?\s(?:src|srcset|href|data)="([^"]*)"|url\(['"]?([^'")]+)|@import\s+['"]([^'"]+)/gi;

/** What is only said, never fetched. */
const said = /rel="(?:canonical|alternate|license|me)"/;

test.each([...documents, '/en/subscribe', '/zh/subscribe'])(
  '%s loads nothing from elsewhere',
  async (path) => {
    const { app } = await someApp();
    const answer = await app.request(path);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('content-security-policy')).not.toMatch(/https?:/);
    expect(foreign(await answer.text())).toEqual([]);
  },
);

test.each(publicFiles)('neither does %s', (name) => {
  expect(foreign(readProjectFile(`public/${name}`))).toEqual([]);
});

test('what comes from elsewhere is found', () => {
  const page = `<link rel="stylesheet" href="https://fonts.example/a.css">
    <script src="//cdn.example/a.js"></script><style>a { background: url(http://a.example/b.png) }</style>
    <link rel="canonical" href="https://status.example/"><a href="https://a.example">a</a><img src="/logo.svg">`;
  expect(foreign(page)).toEqual([
    'https://fonts.example/a.css',
    '//cdn.example/a.js',
    'http://a.example/b.png',
  ]);
});

function foreign(text: string): readonly string[] {
  return [...text.matchAll(fetched)]
    .filter(([tag]) => !said.test(tag))
    .map(([, attribute, url, imported]) => attribute ?? url ?? imported ?? '')
    .filter((address) => /^(?:[a-z]+:)?\/\//i.test(address));
}
