import { isAtLeast } from '../../domain/staff.ts';
import { type Template, templateKinds } from '../../domain/words/template.ts';
import { templateTexts } from '../../i18n/console/template-texts.ts';
import { readTemplates } from '../../storage/template.ts';
import { SaidLine } from '../components/words.tsx';
import { consolePath } from './console-path.ts';
import { FormNote } from './field.tsx';
import type { Answer, Asked, ConsoleRoute, StaffAsked } from './route.ts';
import { notesOn } from './template/notes.ts';

const path = `${consolePath}/templates`;

/** All templates; everybody reads them, and admins are led to write new ones. */
export const templateListRoute: ConsoleRoute = {
  ...{ method: 'GET', path: '/templates', allows: 'viewer', handle: showAll },
};

async function showAll(asked: StaffAsked): Promise<Answer> {
  const { db, language, visitor, query, texts } = asked;
  const all = await readTemplates(db);
  const told = templateTexts[language];
  const content = (
    <>
      {query.get('done') === 'removed' && <FormNote>{told.removed}</FormNote>}
      <p>{told.intro}</p>
      {isAtLeast(visitor.role, 'admin') && (
        <p class="acts">
          {templateKinds.map((kind) => (
            <a class="button" href={`${path}/new?kind=${kind}`}>
              {told.newOf[kind]}
            </a>
          ))}
        </p>
      )}
      {all.length === 0 && <p>{told.none}</p>}
      {templateKinds.map((kind) => (
        <TemplateRows
          {...{ asked, heading: told.kind[kind] }}
          templates={all.filter((one) => one.kind === kind)}
        />
      ))}
    </>
  );
  return { kind: 'page', status: 200, title: texts.places.templates, content };
}

type RowsProps = Readonly<{ asked: Asked; heading: string; templates: readonly Template[] }>;

function TemplateRows({ asked, heading, templates }: RowsProps) {
  if (templates.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="rows prepared">
        {templates.map((template) => (
          <li>
            <div>
              <p>
                <a href={`${path}/${template.id}`}>
                  <SaidLine words={template.name} language={asked.language} />
                </a>
              </p>
              <p>{notesOn(template, asked)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
