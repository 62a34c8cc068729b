import {
  type Incident,
  type IncidentStatus,
  incidentStatus,
} from '../../../domain/words/incident.ts';
import { newestWords } from '../../../domain/words/incident-words.ts';
import { type Template, templatesFor } from '../../../domain/words/template.ts';
import { defaultValues, type Values } from '../../../domain/words/template-variable.ts';
import {
  type FilledIncidentUpdate,
  fillIncident,
  fillIncidentUpdate,
} from '../../../i18n/template/incident.ts';
import type { Asked } from '../route.ts';
import type { About, IncidentTemplate } from './beginning.ts';

/** The templates to choose from, those for the component first. */
export function templatesToChoose(
  templates: readonly Template[],
  about: About,
): readonly IncidentTemplate[] {
  const all = templatesFor(templates, { kind: 'incident', components: [] });
  if (about === null) return all;
  const components = [about.component.slug];
  const fitting = templatesFor(templates, { kind: 'incident', components });
  return [...fitting, ...all.filter((one) => !fitting.includes(one))];
}

/**
 * The template to begin with for a component: of those that are for it, or for whichever is chosen,
 * the first that says what monitors see; else the first that is for it.
 */
export function templateAbout(
  choice: readonly IncidentTemplate[],
  about: About,
): IncidentTemplate | null {
  if (about === null) return null;
  const own = choice.filter(({ components }) => components.includes(about.component.slug));
  const anys = choice.filter((one) => one.components.length === 0 && asksForComponent(one));
  const says = ({ componentStatus }: IncidentTemplate) => componentStatus === about.status;
  return [...own, ...anys].find(says) ?? own[0] ?? null;
}

function asksForComponent({ variables }: IncidentTemplate): boolean {
  return variables.some(({ kind }) => kind === 'component');
}

/** What fills in a template of which nobody asks: what it is about, and what it says itself. */
function valuesAbout({ variables }: IncidentTemplate, slug: string | null, now: number): Values {
  const known = variables
    .filter(({ kind }) => slug !== null && kind === 'component')
    .map(({ name }) => [name, slug ?? ''] as const);
  return { ...defaultValues(variables, now), ...Object.fromEntries(known) };
}

/**
 * The template that an incident was most likely opened with: the one that would give it the same
 * title, else the first of its kind for what it names. Nobody writes down which one it was, and it
 * can be chosen anew.
 */
export function templateOf(
  choice: readonly IncidentTemplate[],
  incident: Incident,
  asked: Asked,
): IncidentTemplate | null {
  const named = newestWords(incident).map(({ slug }) => slug);
  const isSameTitle = (template: IncidentTemplate) => {
    const values = valuesAbout(template, named[0] ?? null, asked.now);
    const filled = fillIncident(template, values, around(asked));
    if (filled.kind === 'faulty') return false;
    const { zh, en } = filled.input.title;
    return (zh ?? '') === incident.title.zh || (en ?? '') === incident.title.en;
  };
  const ofKind = choice.filter(({ incidentKind }) => incidentKind === incident.kind);
  const own = ofKind.filter(({ components }) => components.some((slug) => named.includes(slug)));
  return ofKind.find(isSameTitle) ?? own[0] ?? null;
}

/**
 * What the template of an incident says next; null where it has nothing for that status, or that was
 * said.
 */
export function followUpFrom(
  template: IncidentTemplate,
  status: IncidentStatus,
  incident: Incident,
  asked: Asked,
): FilledIncidentUpdate | null {
  if (incidentStatus(incident) === status) return null;
  const components = newestWords(incident).map(({ slug }) => slug);
  const values = valuesAbout(template, components[0] ?? null, asked.now);
  const filled = fillIncidentUpdate(template, status, values, { ...around(asked), components });
  return filled?.kind === 'filled' ? filled.input : null;
}

function around({ watched: { site }, now }: Asked) {
  return { site, now };
}
