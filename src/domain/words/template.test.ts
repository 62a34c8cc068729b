import { expect, test } from 'vitest';
import { shippedTemplates } from '../../../templates/shipped.ts';
import { type Template, type TemplateKind, templatesFor } from './template.ts';

const all: readonly Template[] = shippedTemplates.map((one) => ({
  ...one,
  ...{ id: one.slug, createdAt: 0, updatedAt: 0, version: 1 },
}));

test.each<readonly [TemplateKind, readonly string[], readonly string[]]>([
  ['incident', ['chat'], ['chat', 'slow', 'security']],
  ['incident', ['payments', 'chat'], ['chat', 'payments', 'slow', 'security']],
  ['incident', ['shop'], ['slow', 'security']],
  ['maintenance', [], ['planned-work']],
  ['announcement', ['phone'], ['holiday-hours']],
  ['announcement', ['payments'], []],
])('of the templates for %s those for %j are %j', (kind, components, slugs) => {
  expect(templatesFor(all, { kind, components }).map(({ slug }) => slug)).toEqual(slugs);
});

test('without components all of a kind are offered, in their order', () => {
  const slugs = templatesFor(all, { kind: 'incident', components: [] }).map(({ slug }) => slug);
  expect(slugs).toEqual(all.filter(({ kind }) => kind === 'incident').map(({ slug }) => slug));
});
