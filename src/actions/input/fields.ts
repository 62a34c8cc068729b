import * as z from 'zod';
import { componentStatuses } from '../../domain/component.ts';
import { cleanText } from '../../domain/user-text.ts';

// Fields that several requests have in common. Their descriptions are shown in the reference.

/** One line or a longer text in one language, made clean (`cleanText`) and measured afterwards. */
function text(longest: number) {
  return z
    .string('Write a text here.')
    .max(longest * 4, { error: `Shorten this to ${longest} characters.`, abort: true })
    .overwrite(cleanText)
    .min(1, 'Write something here, or leave the language out.')
    .max(longest, `Shorten this to ${longest} characters.`);
}

/** A text in Chinese, English or both. */
function words(longest: number) {
  return z
    .strictObject(
      { zh: text(longest).optional(), en: text(longest).optional() },
      'Write this as {"zh": "…", "en": "…"}.',
    )
    .refine(({ zh, en }) => zh !== undefined || en !== undefined, 'Write this in zh, en or both.')
    .transform(({ zh, en }) => ({
      ...(zh !== undefined && { zh }),
      ...(en !== undefined && { en }),
    }));
}

/** One line, at most 200 characters a language. */
export const title = words(200)
  .refine(({ zh = '', en = '' }) => !`${zh}${en}`.includes('\n'), 'Write this on one line.')
  .describe('One line in zh, en or both');

/** Markdown without raw HTML, at most 10,000 characters a language. */
export const body = words(10_000).describe('Markdown in zh, en or both');

/** A short text, at most 500 characters a language. */
export const sentence = words(500).describe('A sentence or two in zh, en or both');

/** A note to colleagues, in whatever language they share. */
export const note = text(10_000);

/** A line or two to colleagues, at most 500 characters. */
export const shortNote = text(500);

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** An instant with its offset, read as UTC milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant such as 2026-11-22T15:30:00+08:00.' })
  .transform((written) => Date.parse(written))
  .refine((at) => at >= earliest && at < latest, 'Name an instant between the years 2000 and 2100.')
  .describe('ISO 8601 with an offset');

export const componentStatus = z.enum(componentStatuses, {
  error: `Name a status: ${componentStatuses.join(', ')}.`,
});

/** Slug of a component; whether there is such a one is looked up when the request is carried out. */
export const componentSlug = z
  .string('Name the slug of a component.')
  .min(1, 'Name the slug of a component.')
  .max(100, 'Name the slug of a component.');

/** Slugs of components, each once. */
export const componentSlugs = z
  .array(componentSlug, 'List slugs of components.')
  .max(200, 'List at most 200 components.')
  .refine((slugs) => new Set(slugs).size === slugs.length, 'Name each component once.');

/** Whether subscribers are told. */
export const notify = z
  .boolean('Write true or false.')
  .default(true)
  .describe('false posts it silently: it is on the page and in the feeds, but nobody is told');

/** What is to be changed: some of these fields, and at least one. */
export function changedSomething<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject(shape)
    .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change.');
}
