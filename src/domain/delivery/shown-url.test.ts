import { expect, test } from 'vitest';
import { shownUrl } from './shown-url.ts';

test.each([
  ['https://example.com/', 'https://example.com/'],
  ['https://example.com/hooks', 'https://example.com/hooks'],
  ['https://example.com:8443/services/T00/B00/secret', 'https://example.com:8443/services…'],
  ['https://example.com/?token=secret', 'https://example.com/…'],
  ['https://example.com/hook#secret', 'https://example.com/hook…'],
  ['http://user:secret@127.0.0.1:9/', 'http://127.0.0.1:9/'],
])('%s is named as %s', (url, shown) => {
  expect(shownUrl(url)).toBe(shown);
});
