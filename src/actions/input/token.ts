import * as z from 'zod';
import { type Scope, scopeOf, tokenNouns } from '../../domain/actor.ts';
import { cleanText } from '../../domain/user-text.ts';
import { instant } from './fields.ts';

const scopes = `*, ${tokenNouns.flatMap((noun) => [`${noun}:read`, `${noun}:write`]).join(', ')}`;

const scope = z.string().transform((text, context): Scope => {
  const known = scopeOf(text);
  if (known) return known;
  context.addIssue({
    code: 'custom',
    message: `There is no scope "${text}"; name one of ${scopes}.`,
  });
  return z.NEVER;
});

/** What makes a token of the API. */
export const newToken = z.strictObject({
  name: z
    .string()
    .overwrite(cleanText)
    .min(1, 'Give the token a name that says who uses it.')
    .max(100, 'Shorten the name to 100 characters.')
    .refine((name) => !name.includes('\n'), 'Write the name on one line.'),
  scopes: z.array(scope).min(1, `Name at least one scope of ${scopes}.`),
  expiresAt: instant.nullable().default(null),
});
