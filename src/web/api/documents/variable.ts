import * as z from 'zod';
import type { Variable } from '../../../domain/words/template-variable.ts';
import { words } from './fields.ts';

const named = { name: z.string(), label: words, required: z.boolean() };

/** What stands open in a template. */
export const variable = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('component'), ...named, default: z.string().nullable() }),
    z.strictObject({
      kind: z.literal('time'),
      ...named,
      default: z.int().nullable().describe('In so many minutes from when it is filled in'),
    }),
    z.strictObject({ kind: z.literal('minutes'), ...named, default: z.int().nullable() }),
    z.strictObject({ kind: z.literal('number'), ...named, default: z.number().nullable() }),
    z.strictObject({ kind: z.literal('word'), ...named, default: z.string().nullable() }),
    z.strictObject({ kind: z.literal('text'), ...named, default: words.nullable() }),
    z.strictObject({
      kind: z.literal('choice'),
      ...named,
      options: z.array(words),
      default: z.int().nullable().describe('Index of an option, from 0'),
    }),
  ])
  .meta({ id: 'VariableOfTemplate' }) satisfies z.ZodType<Variable>;
