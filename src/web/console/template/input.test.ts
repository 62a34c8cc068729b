import { describe, expect, test } from 'vitest';
import { shippedTemplates } from '../../../../templates/shipped.ts';
import { someSite } from '../../../../tests/support/facts.ts';
import { templateToBe } from '../../../actions/change/template-to-be.ts';
import type { Words } from '../../../domain/localized.ts';
import { templateIn } from './input.ts';
import { pairIn, pairOf } from './pair.ts';
import { emptyTemplate, fieldsOf } from './typed-fields.ts';

const site = someSite();

test.each(shippedTemplates.map((one) => [one.slug, one] as const))(
  'the template %s comes back from its form as it went in',
  (_, { slug, ...template }) => {
    const { input } = templateIn(fieldsOf(template), site);
    expect(templateToBe({ site }, input, null)).toEqual(template);
  },
);

test('defaults of all kinds come back from the form', () => {
  const label = { zh: '甲', en: 'A' };
  const named = (name: string) => ({ name, label, required: false });
  const template = {
    ...emptyTemplate('announcement'),
    ...{ name: label, title: label },
    body: { en: '{a} {b} {c} {d} {e} {f} {g}' },
    variables: [
      { ...named('a'), kind: 'component', default: 'phone' },
      { ...named('b'), kind: 'time', default: 0 },
      { ...named('c'), kind: 'minutes', default: 20 },
      { ...named('d'), kind: 'number', default: -1.5 },
      { ...named('e'), kind: 'word', default: '4711' },
      { ...named('f'), kind: 'text', default: { zh: '元旦' } },
      {
        ...named('g'),
        kind: 'choice',
        options: [{ en: 'one' }, { zh: '二', en: 'two' }],
        default: 1,
      },
    ],
  } as const;
  const { input } = templateIn(fieldsOf(template), site);
  expect(templateToBe({ site }, input, null)).toEqual(template);
});

describe('rows of variables', () => {
  const fields = fieldsOf({ ...emptyTemplate('incident') });
  const row = (index: number, name: string, more: readonly [string, string][] = []) =>
    [[`variables.${index}.name`, name], ...more] as [string, string][];

  test('that are empty or taken out are left out, and the others keep their places', () => {
    const typed = new Map([
      ...fields,
      ...row(0, ''),
      ...row(1, 'a', [['variables.1.drop', 'on']]),
      ...row(2, 'b'),
      ...row(3, '', [['variables.3.kind', 'text']]),
    ]);
    expect(templateIn(typed, site)).toMatchObject({
      rows: [2],
      input: { variables: [{ name: 'b' }] },
    });
  });
});

test.each<[string, Words]>([
  ['元旦 | New Year', { zh: '元旦', en: 'New Year' }],
  ['元旦|New Year', { zh: '元旦', en: 'New Year' }],
  ['a|b | c', { zh: 'a|b', en: 'c' }],
  ['元旦 |', { zh: '元旦' }],
  ['| FAQ', { en: 'FAQ' }],
  ['FAQ |', { zh: 'FAQ' }],
  ['元旦', { zh: '元旦' }],
  ['New Year', { en: 'New Year' }],
  ['', {}],
])('%j is %j on one line', (line, words) => {
  expect(pairIn(line)).toEqual(words);
  expect(pairIn(pairOf(words))).toEqual(words);
});
