import { removeTemplate } from '../../actions/remove-template.ts';
import { AppError } from '../../domain/app-error.ts';
import { wordsFor } from '../../domain/localized.ts';
import { isAtLeast } from '../../domain/staff.ts';
import type { Template } from '../../domain/words/template.ts';
import { templateTexts } from '../../i18n/console/template-texts.ts';
import { readTemplate } from '../../storage/template.ts';
import { BackLink } from './back-link.tsx';
import { consolePath } from './console-path.ts';
import { FormFault, FormNote } from './field.tsx';
import { refusedBy } from './refused.ts';
import type { Answer, Asked, ConsoleRoute, StaffAsked } from './route.ts';
import { StaffForm, versionIn } from './staff-form.tsx';
import { notesOn } from './template/notes.ts';
import { TemplatePreview } from './template/preview.tsx';

/** One template: all that it says, and its removal. */
export const templateRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/templates/:id', allows: 'viewer', handle: show },
  { method: 'GET', path: '/templates/:id/removal', allows: 'admin', handle: askBeforeRemoval },
  { method: 'POST', path: '/templates/:id/removal', allows: 'admin', handle: remove },
];

/** The template that the path names. @throws AppError `not_found` without one. */
export async function storedTemplate({ db, param }: Pick<Asked, 'db' | 'param'>) {
  const template = await readTemplate(db, param('id'));
  if (template) return template;
  throw new AppError('not_found', 'There is no template of this id.');
}

async function show(asked: StaffAsked): Promise<Answer> {
  const { language, query } = asked;
  const template = await storedTemplate(asked);
  const told = templateTexts[language];
  const content = (
    <>
      {query.get('done') === 'saved' && <FormNote>{told.saved}</FormNote>}
      <p>{`${told.kind[template.kind]} · ${notesOn(template, asked)}`}</p>
      <Acts {...{ asked, template }} />
      <h2>{told.preview.heading}</h2>
      <TemplatePreview {...{ asked, template }} />
    </>
  );
  const title = wordsFor(template.name, language).text;
  return { kind: 'page', status: 200, title, content };
}

type OneProps = Readonly<{ asked: StaffAsked; template: Template }>;

/** What the reader may do with it. */
function Acts({ asked: { visitor, language }, template: { id, slug, kind } }: OneProps) {
  const told = templateTexts[language];
  const act = (path: string, text: string) => (
    <a class="button" href={consolePath + path}>
      {text}
    </a>
  );
  return (
    <p class="acts">
      {isAtLeast(visitor.role, 'responder') &&
        act(`/${kind}s/new?template=${slug}`, told.use[kind])}
      {isAtLeast(visitor.role, 'admin') && act(`/templates/${id}/change`, told.change)}
      {isAtLeast(visitor.role, 'admin') && act(`/templates/${id}/removal`, told.remove)}
    </p>
  );
}

async function askBeforeRemoval(asked: StaffAsked): Promise<Answer> {
  return removalPage(asked, await storedTemplate(asked), null);
}

async function remove(asked: StaffAsked): Promise<Answer> {
  const { acting, param, texts } = asked;
  try {
    await removeTemplate(acting, param('id'), versionIn(asked));
    return { kind: 'go', to: `${consolePath}/templates?done=removed`, cookies: [] };
  } catch (error) {
    const { whole } = refusedBy(error, texts, {});
    return removalPage(asked, await storedTemplate(asked), whole);
  }
}

function removalPage(asked: StaffAsked, template: Template, fault: string | null): Answer {
  const { language } = asked;
  const { id, version, name } = template;
  const told = templateTexts[language];
  const at = `/templates/${id}/removal`;
  const content = (
    <>
      <StaffForm {...{ asked, action: at, page: at, version }}>
        {fault !== null && <FormFault>{fault}</FormFault>}
        <p>{told.beforeRemoval(wordsFor(name, language).text)}</p>
        <button class="main" type="submit">
          {told.remove}
        </button>
      </StaffForm>
      <BackLink to={`/templates/${id}`}>{told.keep}</BackLink>
      <h2>{told.preview.heading}</h2>
      <TemplatePreview {...{ asked, template }} />
    </>
  );
  return { kind: 'page', status: fault === null ? 200 : 409, title: told.remove, content };
}
