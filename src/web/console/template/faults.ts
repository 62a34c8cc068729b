import type { InputFault } from '../../../domain/app-error.ts';
import type { Language } from '../../../domain/localized.ts';
import { type TemplateTexts, templateTexts } from '../../../i18n/console/template-texts.ts';
import { withFaults } from '../refused.ts';
import type { TypedTemplate } from './input.ts';

/**
 * What went wrong with a template. What an action refuses names the fields of the form then, and says
 * what to do in the words of the reader.
 */
export function templateFormFaults(
  error: unknown,
  typed: TypedTemplate,
  language: Language,
): unknown {
  const texts = templateTexts[language];
  return withFaults(error, (fault) => inField(fault, typed, texts));
}

function inField(
  { pointer, detail }: InputFault,
  { rows, statuses }: TypedTemplate,
  { faults }: TemplateTexts,
): InputFault {
  const [, part = '', index = '', member = ''] = pointer.split('/');
  const at = (field: string, text: string) => ({ pointer: `/${field}`, detail: text });
  switch (part) {
    case 'variables':
      return at(`variables.${rows[Number(index)] ?? 0}.${member}`, variableFault(member, faults));
    case 'followUps':
      return at(`followUps.${statuses[Number(index)] ?? ''}.${member}`, faults.text);
    case 'advice':
      return at(`advice.${index}`, faults.text);
    case 'name':
    case 'title':
    case 'body':
      return at(part, faults.text);
    case 'components':
    case 'fallbacks':
      return at(part, faults[part]);
    case 'nextUpdateMinutes':
      return at(part, faults.minutes);
    default:
      return { pointer, detail };
  }
}

function variableFault(member: string, faults: TemplateTexts['faults']): string {
  switch (member) {
    case 'label':
      return faults.label;
    case 'default':
      return faults.begins;
    case 'options':
      return faults.options;
    default:
      return faults.variable;
  }
}
