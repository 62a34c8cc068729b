import * as z from 'zod';
import { orMissing } from './remedy.ts';

/** Names and texts as files write them. */

/** A name for programs, part of URLs. */
export const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'must be lower-case letters, digits and hyphens, such as "chat"',
  );

/** A text of one line. */
export const text = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'must be at most 200 characters')
  .refine(
    (value) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value),
    'must not hold invisible characters',
  );

/** A text in both languages. */
export const localized = z.strictObject(
  { zh: text, en: text },
  { error: 'must be written in both languages: { zh: "…", en: "…" }' },
);

/** Where a link leads. Only schemes that cannot run a script. */
export const linkTarget = address(
  /^(https:\/\/|mailto:|tel:)[^\s\p{Cc}\p{Cf}]+$/u,
  'must begin with https://, mailto: or tel:',
);

/** An address of a form; it stands in pages, so it is not endless. */
export function address(form: RegExp, remedy: string) {
  return z
    .string({ error: orMissing(remedy) })
    .max(2000, 'must be at most 2,000 characters')
    .regex(form, remedy);
}
