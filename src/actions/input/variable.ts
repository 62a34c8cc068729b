import * as z from 'zod';
import { cleanText } from '../../domain/user-text.ts';
import { longestText, mostMinutes } from '../../domain/words/template-variable.ts';
import { componentSlug, title } from './fields.ts';

const nameSays = 'Name it by up to 30 Latin letters and digits, beginning with a small letter.';

const named = {
  name: z
    .string(nameSays)
    .regex(/^[a-z][A-Za-z0-9]{0,29}$/, nameSays)
    .describe('Texts name it as {name}'),
  label: title.describe('What whoever fills it in is asked for'),
  required: z
    .boolean('Write true or false.')
    .default(true)
    .describe('Whether a text that names it cannot do without'),
};

/** Something to begin with, or null for nothing. */
function byDefault<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().default(null);
}

const minutesSay = `Name whole minutes from 1 to ${mostMinutes}.`;
const minutes = z.int(minutesSay).min(1, minutesSay).max(mostMinutes, minutesSay);

const aheadSays = `Name whole minutes from 0 to ${mostMinutes}.`;
const ahead = z
  .int(aheadSays)
  .min(0, aheadSays)
  .max(mostMinutes, aheadSays)
  .describe('In so many minutes from when it is filled in');

const numberSays = 'Name a number of at most 12 digits.';
const number = z.number(numberSays).min(-1e12, numberSays).max(1e12, numberSays);

const wordSays = `Write one line of at most ${longestText} characters.`;
const word = z
  .string(wordSays)
  .max(longestText * 4, { error: wordSays, abort: true })
  .overwrite(cleanText)
  .min(1, 'Write something here, or null.')
  .max(longestText, wordSays)
  .refine((text) => !text.includes('\n'), wordSays);

const options = z
  .array(title, 'List what can be chosen.')
  .min(2, 'List at least two.')
  .max(20, 'List at most 20.');

const index = z
  .int('Name the index of an option; the first one has 0.')
  .min(0, 'Name the index of an option; the first one has 0.')
  .describe('Index of an option, from 0');

/** What stands open in a template. */
export const variable = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('component'), ...named, default: byDefault(componentSlug) }),
      z.strictObject({ kind: z.literal('time'), ...named, default: byDefault(ahead) }),
      z.strictObject({ kind: z.literal('minutes'), ...named, default: byDefault(minutes) }),
      z.strictObject({ kind: z.literal('number'), ...named, default: byDefault(number) }),
      z.strictObject({ kind: z.literal('word'), ...named, default: byDefault(word) }),
      z.strictObject({ kind: z.literal('text'), ...named, default: byDefault(title) }),
      z.strictObject({ kind: z.literal('choice'), ...named, options, default: byDefault(index) }),
    ],
    { error: 'Name a kind: component, time, minutes, number, word, text or choice.' },
  )
  .meta({ id: 'Variable' });
