import { expect, test } from 'vitest';
import { WordsField } from './words-field.tsx';

const title = {
  ...{
    name: 'title',
    label: { zh: '标题', en: 'Title' },
    typed: new Map(),
    beginning: {},
    rows: 1,
  },
};

test('what is to be known of words in two languages is said once, and both fields point to it', () => {
  const html = String(<WordsField {...title} hint="One line." />);
  expect(html.match(/One line\./g)).toHaveLength(1);
  expect(html).toContain('<p id="title-note" class="hint">One line.</p>');
  expect(html.match(/aria-describedby="title-note"/g)).toHaveLength(2);
  expect(html).not.toContain('aria-invalid');
});

test('a fault of words in two languages is said once, in place of the hint', () => {
  const html = String(<WordsField {...title} hint="One line." fault="Give a title." />);
  expect(html).not.toContain('One line.');
  expect(html).toContain('<p id="title-note" class="fault">Give a title.</p>');
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
});

test('words of which nothing is to be said point nowhere', () => {
  expect(String(<WordsField {...title} />)).not.toMatch(/-note/);
});
