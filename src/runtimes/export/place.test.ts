import { expect, test } from 'vitest';
import { fileOf, isFile, linkedPath } from './place.ts';

test.each([
  ['/', 'page', 'index.html'],
  ['/zh', 'page', 'zh/index.html'],
  ['/en/components/chat', 'page', 'en/components/chat/index.html'],
  ['/zh/history.atom', 'file', 'zh/history.atom'],
  ['/api/v1/components/chat/uptime', 'file', 'api/v1/components/chat/uptime'],
  ['/zh//history/', 'page', 'zh/history/index.html'],
] as const)('%s is the %s %s', (path, kind, file) => {
  expect(fileOf(path, kind)).toBe(file);
});

test.each([
  '/../secret',
  '/zh/components/..',
  '/zh/components/../../../etc/passwd',
  '/zh/components/.',
  '/zh/components/%2e%2e',
  '/zh/components/..\\..\\secret',
  '/zh/components/a\0b',
  '/zh/components/客服',
  '/zh/components/C:',
])('%j is no file of a copy', (path) => {
  expect(fileOf(path, 'page')).toBeNull();
  expect(fileOf(path, 'file')).toBeNull();
});

test.each(['', '/etc/passwd', '../secret', 'zh/../../secret', 'zh//index.html', 'zh/index.html/'])(
  'a list of files may not name %j',
  (file) => {
    expect(isFile(file)).toBe(false);
  },
);

test.each([
  ['/zh', '/zh'],
  ['/zh/', '/zh'],
  ['/', '/'],
  ['/en/history/2026-11#chat', '/en/history/2026-11'],
  ['/en/subscribe?component=chat&amp;a=b', '/en/subscribe'],
  ['//elsewhere.example/zh', null],
  ['https://elsewhere.example/zh', null],
  ['#chat', null],
])('the link %s leads to %s', (href, path) => {
  expect(linkedPath(href)).toBe(path);
});
