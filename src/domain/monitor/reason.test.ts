import { expect, test } from 'vitest';
import { languages } from '../localized.ts';
import { reasons } from './reason.ts';

test.each(languages)('every reason has a sentence of its own in %s', (language) => {
  const sentences = Object.values(reasons).map(({ text }) => text[language]);
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toMatch(language === 'zh' ? /。$/ : /\.$/);
});
