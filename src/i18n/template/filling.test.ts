import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someNow, someSite } from '../../../tests/support/facts.ts';
import type { AnnouncementTemplate } from '../../domain/words/template.ts';
import { hasUnsafePlace } from '../../domain/words/template-text.ts';
import { markdownHtml } from '../markdown.ts';
import { fillAnnouncement } from './announcement.ts';

const around = { site: someSite(), now: someNow };

/** Texts of authors who know their Markdown; each has a place for a hostile value. */
const texts = [
  '{a}',
  'Before {a} after.',
  'First line\n{a}\nlast line',
  '{a}. Then {b}',
  '{a}{b}',
  '{a} {b}',
  '# Heading {a}\n\nText',
  '> Quoted {a}\n> {b}',
  '> {a}',
  '- One {a}\n- {b}\n- three',
  '1. {a}\n2. two {b}',
  'See [our page {a}](https://status.example/en) or {b}',
  'See [our page](https://status.example/(en)){a}',
  'Wait [{a}](https://status.example)',
  'Text !{a}(x) {b}(https://status.example)',
  '我们正在处理{a}，请稍候。\n\n{b}',
  'Line\n-{a}',
  '& {a}lt; {b}',
];

/** Texts in which a value could become a link or a character. */
const unsafe = ['[our page]{a}', '[our page]{a}{b}', '[our page]{a}(x)', '&{a}{b}', '&#{a};'];

const nasty = [
  ...['*', '**', '_', '`', '```', '~~~', '[x](https://evil.example)', '![x](https://evil.example)'],
  ...[
    '<script>alert(1)</script>',
    '<https://evil.example>',
    '&lt;',
    '&#60;',
    '\\',
    '\\\\',
    '](',
    '[',
  ],
  ...['# x', '## ', '- x', '+ x', '* x', '1. x', '1', '1)', '.', ') x', '> x', '===', '---', '--'],
  ...['{a}', '{b}', '{{b}}', '$&', '$1', 'https://evil.example', 'a@b.example', '!', '#', '"', "'"],
  ...['javascript:alert(1)', '(https://evil.example)', ':', 'x <', '    x', '\tx', '| a | b |'],
];
const piece = fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 4 }));
const value = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && text.length <= 200);

/** What is filled into the body of a template that has two variables. */
function bodyWith(text: string, a: string, b: string): string {
  const word = { kind: 'word', label: { en: 'x' }, required: false, default: null } as const;
  const template: AnnouncementTemplate = {
    ...{ kind: 'announcement', name: { en: 'x' }, title: { en: '{a}' }, body: { en: text } },
    variables: [
      { ...word, name: 'a' },
      { ...word, name: 'b' },
    ],
    components: [],
  };
  const filled = fillAnnouncement(template, { a, b }, around);
  if (filled.kind === 'faulty') throw new Error(JSON.stringify(filled.faults));
  expect(filled.input.title.en).toBe(a);
  return filled.input.body.en ?? '';
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

test('none of the texts has a place where a value could be more than text', () => {
  expect(texts.filter(hasUnsafePlace)).toEqual([]);
  expect(unsafe.filter(hasUnsafePlace)).toEqual(unsafe);
});

test('a text of any marks has an unsafe place, or shows a hostile value as text', () => {
  const marks = ['[x]', ']', '[', '(', ')', '&', '#', '!', ' ', '\n', '{a}', '{b}'];
  const text = fc
    .array(fc.constantFrom(...marks), { minLength: 2, maxLength: 6 })
    .map((some) => `${some.join('')}{a}`);
  const hostile = fc.constantFrom(
    '(https://evil.example)',
    'lt;',
    '#60;',
    ': https://evil.example',
  );
  fc.assert(
    fc.property(text, hostile, hostile, (written, a, b) => {
      fc.pre(!hasUnsafePlace(written));
      expect(markdownHtml(bodyWith(written, a, b))).not.toMatch(/href="[^"]*evil|&lt;/);
    }),
    { numRuns: 300 },
  );
});

test('a hostile value changes nothing but its own text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), value, value, (text, a, b) => {
      const harmless = markdownHtml(bodyWith(text, 'QQAQQ', 'QQBQQ'));
      const expected = harmless
        .replaceAll('QQAQQ', () => escaped(a))
        .replaceAll('QQBQQ', () => escaped(b));
      expect(markdownHtml(bodyWith(text, a, b))).toBe(expected);
    }),
    { numRuns: 300 },
  );
});
