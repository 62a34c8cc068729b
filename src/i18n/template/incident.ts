import { type ComponentStatus, componentSlugs } from '../../domain/component.ts';
import type { Words } from '../../domain/localized.ts';
import { timestamp } from '../../domain/time/timestamp.ts';
import {
  type ComponentWord,
  type Impact,
  type IncidentKind,
  type IncidentStatus,
  isOver,
} from '../../domain/words/incident.ts';
import { followUpTexts, type IncidentTemplate, openingTexts } from '../../domain/words/template.ts';
import type { Values } from '../../domain/words/template-variable.ts';
import { componentsChosen, type Filled, filling } from './filling.ts';
import type { Surroundings } from './printed-value.ts';

/** What opens an incident (`openIncident`); instants are ISO 8601 in UTC. */
export type FilledIncident = Readonly<{
  title: Words;
  body: Words;
  status: IncidentStatus;
  components: readonly ComponentWord[];
  kind: IncidentKind;
  impact: Impact | null;
  fallbacks: readonly string[];
  nextUpdateBy: string | null;
  notify: boolean;
}>;

/** The next word on an incident (`updateIncident`). */
export type FilledIncidentUpdate = Pick<
  FilledIncident,
  'status' | 'body' | 'components' | 'nextUpdateBy' | 'notify'
>;

/** Fills in what it begins with. */
export function fillIncident(
  template: IncidentTemplate,
  values: Values,
  around: Surroundings,
): Filled<FilledIncident> {
  const { status, incidentKind: kind, impact, componentStatus, notify } = template;
  return filling(template, openingTexts(template), values, around, (fill) => ({
    ...{ title: fill(template.title, 'line'), body: fill(template.body, 'markdown') },
    ...{ status, kind, impact, notify },
    components: wordsOn(componentsChosen(template, values, around), componentStatus),
    fallbacks: template.fallbacks.filter((slug) => componentSlugs(around.site).includes(slug)),
    nextUpdateBy: promiseOf(template, around),
  }));
}

/**
 * Says what comes next, of the components that the incident names; null where the template has
 * nothing for that status.
 */
export function fillIncidentUpdate(
  template: IncidentTemplate,
  status: IncidentStatus,
  values: Values,
  around: Surroundings & Readonly<{ components: readonly string[] }>,
): Filled<FilledIncidentUpdate> | null {
  const index = template.followUps.findIndex((one) => one.status === status);
  const followUp = template.followUps[index];
  if (!followUp) return null;
  const { body, componentStatus } = followUp;
  return filling(
    template,
    followUpTexts(template).slice(index, index + 1),
    values,
    around,
    (fill) => ({
      ...{ status, body: fill(body, 'markdown'), notify: template.notify },
      components: componentStatus === null ? [] : wordsOn(around.components, componentStatus),
      nextUpdateBy: isOver(status) ? null : promiseOf(template, around),
    }),
  );
}

function wordsOn(slugs: readonly string[], status: ComponentStatus): readonly ComponentWord[] {
  return slugs.map((slug) => ({ slug, status }));
}

function promiseOf({ nextUpdateMinutes }: IncidentTemplate, { now }: Surroundings): string | null {
  return nextUpdateMinutes === null ? null : timestamp(now + nextUpdateMinutes * 60_000);
}
