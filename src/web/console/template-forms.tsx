import { templateToBe } from '../../actions/change/template-to-be.ts';
import { changeTemplate } from '../../actions/change-template.ts';
import { createTemplate } from '../../actions/create-template.ts';
import { AppError } from '../../domain/app-error.ts';
import { type Template, type TemplateKind, templateKinds } from '../../domain/words/template.ts';
import { templateTexts } from '../../i18n/console/template-texts.ts';
import { composeRoutes } from './compose.tsx';
import { typedIn } from './form.ts';
import type { ConsoleRoute, StaffAsked } from './route.ts';
import { versionIn } from './staff-form.tsx';
import { templateFormFaults } from './template/faults.ts';
import { TemplateFields } from './template/fields.tsx';
import { templateIn } from './template/input.ts';
import { TemplatePreview } from './template/preview.tsx';
import { emptyTemplate, fieldsOf } from './template/typed-fields.ts';
import { storedTemplate } from './template.tsx';

const shared = {
  allows: 'admin',
  preview: (asked: StaffAsked) => (
    <TemplatePreview {...{ asked, template: templateTyped(asked) }} />
  ),
  // What is refused comes back with the fields of the form, in the words of the reader.
  wordings: () => ({}),
} as const;

const newRoutes = composeRoutes<TemplateKind>({
  ...shared,
  ...{ form: '/templates/new', action: '/templates' },
  read: async (asked) => kindAsked(asked),
  begin: (_, kind) => fieldsOf(emptyTemplate(kind)),
  compose: (asked, kind) => ({
    title: templateTexts[asked.language].newOf[kind],
    ...{ page: `/templates/new?kind=${kind}`, action: '/templates' },
    fields: (faults) => <TemplateFields {...{ asked, kind, faults }} />,
    submit: templateTexts[asked.language].save,
  }),
  send: (asked) => sending(asked, (input) => createTemplate(asked.acting, input)),
});

const changeRoutes = composeRoutes<Template>({
  ...shared,
  ...{ form: '/templates/:id/change', action: '/templates/:id' },
  read: (asked) => storedTemplate(asked),
  begin: (_, template) => fieldsOf(template),
  compose: (asked, template) => ({
    title: templateTexts[asked.language].change,
    ...{ page: `/templates/${template.id}/change`, action: `/templates/${template.id}` },
    version: template.version,
    fields: (faults) => <TemplateFields {...{ asked, kind: template.kind, faults }} />,
    submit: templateTexts[asked.language].save,
    standing: <TemplatePreview {...{ asked, template }} />,
  }),
  send: (asked, { id }) =>
    sending(asked, (input) => changeTemplate(asked.acting, id, versionIn(asked), input)),
});

/** Templates are written and changed, with a preview of all they say. */
export const templateFormRoutes: readonly ConsoleRoute[] = [...newRoutes, ...changeRoutes];

/** @throws AppError `not_found` where the address names no kind. */
function kindAsked({ query, typed }: StaffAsked): TemplateKind {
  const named = typedIn(typed, 'kind') || query.get('kind');
  const kind = templateKinds.find((one) => one === named);
  if (kind) return kind;
  throw new AppError('not_found', 'There is no such kind of templates.');
}

async function sending(
  asked: StaffAsked,
  send: (input: unknown) => Promise<Readonly<{ id: string }>>,
): Promise<string> {
  const typed = templateIn(asked.typed, asked.watched.site);
  try {
    return `/templates/${(await send(typed.input)).id}?done=saved`;
  } catch (error) {
    throw templateFormFaults(error, typed, asked.language);
  }
}

function templateTyped(asked: StaffAsked) {
  const typed = templateIn(asked.typed, asked.watched.site);
  try {
    return templateToBe(asked.acting, typed.input, null);
  } catch (error) {
    throw templateFormFaults(error, typed, asked.language);
  }
}
