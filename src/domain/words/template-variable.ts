import type { Words } from '../localized.ts';

/** What a variable of a template can stand for. */
export const variableKinds = [
  'component',
  'time',
  'minutes',
  'number',
  'word',
  'text',
  'choice',
] as const;
export type VariableKind = (typeof variableKinds)[number];

/** What stands open in a template; its texts name it as `{name}`. `default` null leaves it open. */
export type Variable = Readonly<{
  name: string;
  /** What whoever fills it in is asked for. */
  label: Words;
  /** Whether a text that names it cannot do without. */
  required: boolean;
}> &
  (
    | Readonly<{ kind: 'component' /** Slug of a component. */; default: string | null }>
    | Readonly<{ kind: 'time' /** In so many minutes. */; default: number | null }>
    | Readonly<{ kind: 'minutes'; default: number | null }>
    | Readonly<{ kind: 'number'; default: number | null }>
    /** What is the same in both languages, such as the number of a ticket. */
    | Readonly<{ kind: 'word'; default: string | null }>
    | Readonly<{ kind: 'text'; default: Words | null }>
    | Readonly<{
        kind: 'choice';
        options: readonly Words[];
        /** Index of an option. */
        default: number | null;
      }>
  );

/**
 * What fills in a variable: the slug of a `component`, a `word`; an instant (UTC ms) for a `time`; a
 * whole number of `minutes`, a `number`, the index of a `choice`; the words of a `text`.
 */
export type Value = string | number | Words;

/** Values by the names of the variables; one that is not there was left empty. */
export type Values = Readonly<Record<string, Value>>;

/** What is wrong with the value of a variable: nothing was given, or nothing of its kind. */
export type ValueFault = Readonly<{ variable: string; kind: 'missing' | VariableKind }>;

/** The longest that a word or a text may be, in characters. */
export const longestText = 200;

/** The longest time that `minutes` can tell: a week. */
export const mostMinutes = 7 * 24 * 60;

const largestNumber = 1e12;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** What each variable is filled in with before anybody has said anything; `now` is UTC ms. */
export function defaultValues(variables: readonly Variable[], now: number): Values {
  const known = variables.flatMap((variable): [string, Value][] => {
    if (variable.default === null) return [];
    if (variable.kind !== 'time') return [[variable.name, variable.default]];
    return [[variable.name, now + variable.default * 60_000]];
  });
  return Object.fromEntries(known);
}

/** The faults of values; `components` are the slugs that a component may have. */
export function valueFaults(
  variables: readonly Variable[],
  values: Values,
  components: readonly string[],
): readonly ValueFault[] {
  return variables.flatMap((variable): ValueFault[] => {
    const value = valueGiven(variable, values);
    if (value === null) {
      return variable.required ? [{ variable: variable.name, kind: 'missing' }] : [];
    }
    if (isValueOf(variable, value, components)) return [];
    return [{ variable: variable.name, kind: variable.kind }];
  });
}

/** The value of a variable; null where nothing is given. */
export function valueGiven({ name }: Pick<Variable, 'name'>, values: Values): Value | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined || value === '') return null;
  if (typeof value === 'object' && !value.zh && !value.en) return null;
  return value;
}

/** Whether a value is one that the variable can have. */
export function isValueOf(
  variable: Variable,
  value: Value,
  components: readonly string[],
): boolean {
  switch (variable.kind) {
    case 'component':
      return typeof value === 'string' && components.includes(value);
    case 'time':
      return isWhole(value, earliest, latest - 1);
    case 'minutes':
      return isWhole(value, 1, mostMinutes);
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= largestNumber;
    case 'word':
      return typeof value === 'string' && isLine(value);
    case 'text':
      return typeof value === 'object' && isLine(value.zh ?? '') && isLine(value.en ?? '');
    case 'choice':
      return isWhole(value, 0, variable.options.length - 1);
  }
}

function isWhole(value: Value, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isLine(text: string): boolean {
  return text.length <= longestText && !text.includes('\n');
}
