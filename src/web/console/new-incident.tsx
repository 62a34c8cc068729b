import { incidentToOpen, openIncident } from '../../actions/open-incident.ts';
import type { Template } from '../../domain/words/template.ts';
import { consoleIncidentTexts } from '../../i18n/console/incident-texts.ts';
import { fillIncident } from '../../i18n/template/incident.ts';
import { readTemplates } from '../../storage/template.ts';
import { composeRoutes } from './compose.tsx';
import type { Composed } from './compose-form.tsx';
import type { Fields } from './form.ts';
import { AlreadyTold } from './incident/already-told.tsx';
import {
  type About,
  blankIncident,
  blankPast,
  filledFields,
  type IncidentTemplate,
} from './incident/beginning.ts';
import { NewFields, PastFields } from './incident/new-fields.tsx';
import { IncidentPreview } from './incident/preview.tsx';
import { templateAbout, templatesToChoose } from './incident/templates.ts';
import { openingIn } from './incident/typed.ts';
import type { StaffAsked } from './route.ts';
import { chosenTemplate, TemplateChoice, templateValues } from './template-choice.tsx';

const page = '/incidents/new';

/** An incident is told of, with its preview in both languages; also one that is over already. */
export const newIncidentRoutes = composeRoutes({
  form: page,
  action: '/incidents',
  tells: 'subscribers',
  read,
  begin,
  compose,
  preview: (asked) => (
    <IncidentPreview asked={asked} incident={incidentToOpen(asked.acting, openingIn(asked))} />
  ),
  send: async (asked) => {
    const { id } = await openIncident(asked.acting, openingIn(asked));
    return `/incidents/${id}?done=published`;
  },
  wordings: ({ language }) => consoleIncidentTexts[language].faults,
});

/** What a new incident begins from. */
type Beginning = Readonly<{
  about: About;
  /** Those that fit come first. */
  templates: readonly Template[];
  /** The one that its words come from; null without one. */
  template: IncidentTemplate | null;
}>;

async function read(asked: StaffAsked): Promise<Beginning> {
  const { db, query, status } = asked;
  const { conditions } = await status();
  const about = conditions.find((one) => one.component.slug === query.get('component')) ?? null;
  const templates = templatesToChoose(await readTemplates(db), about);
  const template = query.has('template')
    ? chosenTemplate(asked, templates, 'incident')
    : templateAbout(templates, about);
  return { about, templates, template };
}

function begin(asked: StaffAsked, { about, template }: Beginning): Fields {
  const { query, now, watched } = asked;
  if (query.has('past')) return blankPast();
  if (template === null) return blankIncident(asked, about);
  const values = templateValues(asked, template);
  const filled = fillIncident(template, values, { site: watched.site, now });
  // What it asks first stands above the form.
  if (filled.kind === 'faulty') return blankIncident(asked, about);
  return filledFields(asked, about, template, filled.input);
}

function compose(asked: StaffAsked, { about, templates, template }: Beginning): Composed {
  const { title, pastTitle, publish } = consoleIncidentTexts[asked.language].compose;
  const form = { submit: publish, action: '/incidents' };
  if (asked.typed.has('past')) {
    return {
      ...{ ...form, title: pastTitle, page: `${page}?past=on` },
      fields: (faults, told) => <PastFields {...{ asked, faults, told }} />,
    };
  }
  return {
    ...{ ...form, title, page },
    above: (
      <>
        <AlreadyTold {...{ asked, about }} />
        <TemplateChoice {...{ asked, templates, kind: 'incident', page, chosen: template }} />
      </>
    ),
    fields: (faults, told) => <NewFields {...{ asked, faults, told }} />,
  };
}
