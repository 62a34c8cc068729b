import type { TemplateContent } from '../../../domain/words/template.ts';
import {
  defaultValues,
  type Value,
  type Values,
  type Variable,
} from '../../../domain/words/template-variable.ts';
import { componentsToChoose } from '../../../i18n/template/filling.ts';
import type { Surroundings } from '../../../i18n/template/printed-value.ts';

/** A value for every variable of a template, so that all of its sentences can be seen. */
export function exampleValues(template: TemplateContent, around: Surroundings): Values {
  const { variables } = template;
  const [component = ''] = componentsToChoose(template, around);
  const examples = variables.map((variable) => [
    variable.name,
    exampleOf(variable, component, around.now),
  ]);
  return { ...Object.fromEntries(examples), ...defaultValues(variables, around.now) };
}

const someMinutes = 30;

function exampleOf(variable: Variable, component: string, now: number): Value {
  switch (variable.kind) {
    case 'component':
      return component;
    case 'time':
      return now + someMinutes * 60_000;
    case 'minutes':
      return someMinutes;
    case 'number':
      return 3;
    case 'word':
      return 'ABC-123';
    case 'text': {
      const { zh, en } = variable.label;
      return { zh: `〔${zh ?? en}〕`, en: `(${en ?? zh})` };
    }
    case 'choice':
      return 0;
  }
}
