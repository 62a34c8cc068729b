import * as z from 'zod';
import { componentStatuses } from '../../../domain/component.ts';
import type { Localized, Words } from '../../../domain/localized.ts';

// What several documents have in common.

export const id = z.string().regex(/^[a-z0-9]{12}$/);

/** An instant as documents print it. */
export const instant = z.iso.datetime().describe('ISO 8601 in UTC, with milliseconds');

export const localized = z.strictObject({ zh: z.string(), en: z.string() }).meta({
  id: 'Localized',
  description: 'A text in both languages',
}) satisfies z.ZodType<Localized>;

export const words = z
  .strictObject({ zh: z.string().exactOptional(), en: z.string().exactOptional() })
  .meta({
    id: 'Words',
    description: 'What staff have written, in at least one language; the other one is to come',
  }) satisfies z.ZodType<Words>;

export const componentStatus = z.enum(componentStatuses);

export const slugs = z.array(z.string());

export const version = z
  .int()
  .min(1)
  .describe('Counts the changes; it is the ETag, and If-Match names it');

/** What tells of the changes of something that the files say first. */
export const setting = {
  updatedAt: instant.nullable().describe('Null where it is as the files say'),
  version: z
    .int()
    .min(0)
    .describe('Counts the changes, 0 where it is as the files say; it is the ETag'),
};
