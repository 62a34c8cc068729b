import { siteComponents } from '../../../domain/component.ts';
import type { TemplateContent } from '../../../domain/words/template.ts';
import type { Variable } from '../../../domain/words/template-variable.ts';
import { templateTexts } from '../../../i18n/console/template-texts.ts';
import { duration } from '../../../i18n/time.ts';
import type { Asked } from '../route.ts';

/** What a template is for, how much is to be filled in, and what it promises, in a few words. */
export function notesOn(
  template: TemplateContent,
  { language, watched }: Pick<Asked, 'language' | 'watched'>,
): string {
  const told = templateTexts[language];
  const names = siteComponents(watched.site)
    .filter(({ slug }) => template.components.includes(slug))
    .map(({ name }) => name[language]);
  const minutes = template.kind === 'incident' ? template.nextUpdateMinutes : null;
  const open = template.variables.filter(isOpen).length;
  return [
    template.components.length === 0
      ? told.anyComponent
      : names.join(language === 'zh' ? '、' : ', '),
    ...(open > 0 ? [told.variables(open)] : []),
    ...(minutes === null ? [] : [told.promises(duration(minutes * 60_000, language))]),
  ].join(' · ');
}

/** Whether nobody can do without filling it in. */
function isOpen(variable: Variable): boolean {
  return variable.required && variable.default === null;
}
