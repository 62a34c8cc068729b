import { componentSlugs } from '../../domain/component.ts';
import { type Language, languages, type Words } from '../../domain/localized.ts';
import type { TemplateContent, TemplateText } from '../../domain/words/template.ts';
import { filledLine, filledMarkdown, namesIn } from '../../domain/words/template-text.ts';
import {
  type ValueFault,
  type Values,
  type Variable,
  valueFaults,
  valueGiven,
} from '../../domain/words/template-variable.ts';
import { printedValue, type Surroundings } from './printed-value.ts';

/** What a template makes of values, or what is wrong with them. */
export type Filled<Input> =
  | Readonly<{ kind: 'filled'; input: Input }>
  | Readonly<{ kind: 'faulty'; faults: readonly ValueFault[] }>;

/** Fills in one text. */
type Fill = (words: Words, form: TemplateText['form']) => Words;

/**
 * Makes something of the given texts of a template. A language in which what was given has no words
 * is left out of a text, so that its translation is pending.
 */
export function filling<Input>(
  template: TemplateContent,
  texts: readonly TemplateText[],
  values: Values,
  around: Surroundings,
  make: (fill: Fill) => Input,
): Filled<Input> {
  const named = new Set(
    texts.flatMap(({ words }) => Object.values(words).flatMap((text) => namesIn(text))),
  );
  const wanted = template.variables.filter(({ name }) => named.has(name));
  const faults = valueFaults(wanted, values, componentsToChoose(template, around));
  if (faults.length > 0) return { kind: 'faulty', faults };
  return {
    kind: 'filled',
    input: make((words, form) => filledWords(words, form, wanted, values, around)),
  };
}

function filledWords(
  words: Words,
  form: TemplateText['form'],
  variables: readonly Variable[],
  values: Values,
  around: Surroundings,
): Words {
  const fill = form === 'line' ? filledLine : filledMarkdown;
  const written = languages.flatMap((language) => {
    const text = words[language] ?? '';
    const names = namesIn(text);
    const named = variables.filter(({ name }) => names.includes(name));
    const read = new Map(
      named.map((variable) => [variable.name, wordsOf(variable, values, language, around)]),
    );
    if ([...read.values()].includes(null)) return [];
    const filled = fill(text, (name) => read.get(name) ?? '');
    return filled === '' ? [] : [[language, filled] as const];
  });
  return Object.fromEntries(written);
}

/** Nothing of what was left open; null of what is required and has no words in the language. */
function wordsOf(
  variable: Variable,
  values: Values,
  language: Language,
  around: Surroundings,
): string | null {
  const value = valueGiven(variable, values);
  if (value === null) return '';
  const printed = printedValue(variable, value, language, around);
  return variable.required ? printed : (printed ?? '');
}

/** The slugs of the components that a variable of a template may stand for, as the site has them. */
export function componentsToChoose(
  { components }: Pick<TemplateContent, 'components'>,
  around: Pick<Surroundings, 'site'>,
): readonly string[] {
  const known = componentSlugs(around.site);
  return components.length === 0 ? known : known.filter((slug) => components.includes(slug));
}

/** Slugs of those that its variables name; without such variables all that it is for. */
export function componentsChosen(
  template: TemplateContent,
  values: Values,
  around: Surroundings,
): readonly string[] {
  const variables = template.variables.filter(({ kind }) => kind === 'component');
  const chosen = variables.map((variable) => valueGiven(variable, values));
  const named: readonly unknown[] = variables.length === 0 ? template.components : chosen;
  return componentSlugs(around.site).filter((slug) => named.includes(slug));
}
