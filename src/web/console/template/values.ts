import { cleanText } from '../../../domain/user-text.ts';
import {
  defaultValues,
  type Value,
  type Values,
  type Variable,
} from '../../../domain/words/template-variable.ts';
import { type Fields, typedIn } from '../form.ts';
import { timeIn, wordsIn } from '../typed.ts';

/** The name of the field in which a variable is filled in; of a text with `.zh` and `.en` behind it. */
export function fieldOf({ name }: Pick<Variable, 'name'>): string {
  return `v.${name}`;
}

/** In which zone times are typed, and when (UTC ms): defaults count from then. */
type Typing = Readonly<{ timeZone: string; now: number }>;

/**
 * The values that were typed. A variable whose field was not in the form has its default; one whose
 * field was empty stays open. What is nothing of its kind is returned so that it is found wrong.
 */
export function valuesIn(
  fields: Fields,
  variables: readonly Variable[],
  { timeZone, now }: Typing,
): Values {
  const isAsked = (variable: Variable) =>
    ['', '.zh', '.en'].some((end) => fields.has(fieldOf(variable) + end));
  const asked = variables.filter(isAsked).flatMap((variable): [string, Value][] => {
    const value = valueTyped(fields, variable, timeZone);
    return value === null ? [] : [[variable.name, value]];
  });
  const others = variables.filter((variable) => !isAsked(variable));
  return { ...defaultValues(others, now), ...Object.fromEntries(asked) };
}

function valueTyped(fields: Fields, variable: Variable, timeZone: string): Value | null {
  const field = fieldOf(variable);
  if (variable.kind === 'text') {
    const words = Object.entries(wordsIn(fields, field)).map(([language, text]) => [
      language,
      cleanText(text),
    ]);
    return words.length === 0 ? null : Object.fromEntries(words);
  }
  const text = cleanText(typedIn(fields, field));
  if (text === '') return null;
  switch (variable.kind) {
    case 'component':
    case 'word':
      return text;
    case 'time':
      return Date.parse(timeIn(fields, field, timeZone) ?? '');
    case 'minutes':
    case 'number':
    case 'choice':
      return Number(text);
  }
}
