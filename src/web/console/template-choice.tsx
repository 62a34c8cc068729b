import { type Words, wordsFor } from '../../domain/localized.ts';
import { type Template, type TemplateKind, templatesFor } from '../../domain/words/template.ts';
import { type ValueFault, type Values, valueFaults } from '../../domain/words/template-variable.ts';
import { composeTexts } from '../../i18n/console/compose-texts.ts';
import { componentsToChoose } from '../../i18n/template/filling.ts';
import { SaidLine } from '../components/words.tsx';
import { consolePath } from './console-path.ts';
import type { StaffAsked } from './route.ts';
import { fieldOf, valuesIn } from './template/values.ts';
import { VariableFields } from './template/variable-fields.tsx';

type Of<Kind extends TemplateKind> = Extract<Template, { kind: Kind }>;

/** The template of a kind that the address of a form names; null of none. */
export function chosenTemplate<Kind extends TemplateKind>(
  { query }: Pick<StaffAsked, 'query'>,
  templates: readonly Template[],
  kind: Kind,
): Of<Kind> | null {
  const ofKind = templatesFor(templates, { kind, components: [] });
  return ofKind.find(({ slug }) => slug === query.get('template')) ?? null;
}

type Variables = Pick<Template, 'variables'>;

/** What fills in a template, as far as the address of a form says it, or `?component=` does. */
export function templateValues(asked: StaffAsked, { variables }: Variables): Values {
  const { query, now, watched } = asked;
  const typed = new Map([...namedComponent(asked, { variables }), ...query]);
  return valuesIn(typed, variables, { timeZone: watched.site.timeZone, now });
}

/** The component that the address names, in the fields of the variables that ask for one. */
function namedComponent({ query }: StaffAsked, { variables }: Variables) {
  const component = query.get('component');
  if (component === null) return [];
  return variables
    .filter(({ kind }) => kind === 'component')
    .map((variable) => [fieldOf(variable), component] as const);
}

function isAskedIn({ query }: StaffAsked) {
  return ({ name }: Readonly<{ name: string }>) =>
    ['', '.zh', '.en'].some((end) => query.has(fieldOf({ name }) + end));
}

type TemplateChoiceProps = Readonly<{
  asked: StaffAsked;
  templates: readonly Template[];
  kind: TemplateKind;
  /** Below the console: the page of the form. */
  page: string;
  /** Where it is not the one that the address names. */
  chosen?: Template | null;
}>;

/** The templates that a form may begin with, as long as nothing was typed that would be lost. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { asked, templates, kind, page } = props;
  const ofKind = templatesFor(templates, { kind, components: [] });
  if (asked.fields.size > 0 || asked.draft !== null || ofKind.length === 0) return null;
  const { language } = asked;
  const texts = composeTexts[language];
  const { chosen = chosenTemplate(asked, templates, kind) } = props;
  const link = (slug: string, name: Words) => (
    <li>
      <a
        href={consolePath + addressOf(asked, page, slug)}
        aria-current={slug === chosen?.slug ? 'true' : undefined}
      >
        <SaidLine words={name} language={language} />
      </a>
    </li>
  );
  const isSettled = chosen !== null && openQuestions(asked, chosen).length === 0;
  return (
    <details class="templates" open={!isSettled}>
      <summary>
        {chosen ? texts.template(wordsFor(chosen.name, language).text) : texts.templates}
      </summary>
      <ul class="links">
        {ofKind.map(({ slug, name }) => link(slug, name))}
        {chosen && link('', { [language]: texts.blank })}
      </ul>
      {chosen && chosen.variables.length > 0 && (
        <ValuesForm {...{ asked, template: chosen, page }} />
      )}
    </details>
  );
}

/** The form's address with another template, or, by an empty slug, without one; what else it names stays. */
function addressOf({ query }: StaffAsked, page: string, slug: string): string {
  const kept = [...query].filter(([name]) => name === 'date' || name === 'component');
  return `${page}?${new URLSearchParams([...kept, ['template', slug]])}`;
}

type ValuesFormProps = Readonly<{ asked: StaffAsked; template: Template; page: string }>;

/** What a template leaves open; filled in, it comes back with its words in the form below. */
function ValuesForm({ asked, template, page }: ValuesFormProps) {
  const { query, language } = asked;
  const named = [...query].filter(([name]) => name === 'date' || name === 'component');
  const kept = [...named, ['template', template.slug] as const];
  return (
    <form method="get" action={consolePath + page}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <VariableFields
        asked={{ ...asked, typed: new Map([...namedComponent(asked, template), ...query]) }}
        template={template}
        faults={faultsIn(asked, template)}
      />
      <button type="submit">{composeTexts[language].fill}</button>
    </form>
  );
}

/** What is wrong with values, once somebody has given any. */
function faultsIn(asked: StaffAsked, template: Template): readonly ValueFault[] {
  const { variables } = template;
  return variables.some(isAskedIn(asked)) ? openQuestions(asked, template) : [];
}

/** What has to be answered before a template can be filled in. */
function openQuestions(asked: StaffAsked, template: Template): readonly ValueFault[] {
  const { site } = asked.watched;
  const known = componentsToChoose(template, { site });
  return valueFaults(template.variables, templateValues(asked, template), known);
}
