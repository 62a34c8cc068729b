import type { Words } from '../../../domain/localized.ts';
import type { TemplateContent, TemplateKind } from '../../../domain/words/template.ts';
import type { Variable } from '../../../domain/words/template-variable.ts';
import { chosenFields } from '../component-choice.tsx';
import type { Fields } from '../form.ts';
import { pairOf } from './pair.ts';

/** What the form of a new template begins with. */
export function emptyTemplate(kind: TemplateKind): TemplateContent {
  const prepared = { name: {}, title: {}, body: {}, variables: [], components: [] };
  switch (kind) {
    case 'incident':
      return {
        ...{ ...prepared, kind, incidentKind: 'outage', status: 'investigating', impact: null },
        ...{ componentStatus: 'major_outage', fallbacks: [], nextUpdateMinutes: 30 },
        ...{ notify: true, followUps: [] },
      };
    case 'maintenance':
      return {
        ...{ ...prepared, kind, reachability: 'unreachable', advice: {}, notify: true },
        followUps: [],
      };
    case 'announcement':
      return { ...prepared, kind };
  }
}

/** A template as it stands in its form; `templateIn` reads it again. */
export function fieldsOf(template: TemplateContent): Fields {
  const { kind, name, title, body, variables, components } = template;
  return new Map<string, string>([
    ['kind', kind],
    ...wordsAs('name', name),
    ...wordsAs('title', title),
    ...wordsAs('body', body),
    ...chosenFields(components),
    ...variables.flatMap((variable, row) => variableAs(`variables.${row}`, variable)),
    ...restOf(template),
  ]);
}

function restOf(template: TemplateContent): readonly [string, string][] {
  switch (template.kind) {
    case 'incident': {
      const { incidentKind, status, componentStatus, impact, nextUpdateMinutes } = template;
      return [
        ...Object.entries({ incidentKind, status, componentStatus, impact: impact ?? '' }),
        ['nextUpdateMinutes', textOf(nextUpdateMinutes)],
        ...(template.notify ? [['notify', 'on'] as [string, string]] : []),
        ...template.fallbacks.map((slug, place): [string, string] => [`fallbacks.${place}`, slug]),
        ...template.followUps.flatMap(({ status: of, body, componentStatus: says }) => [
          ...wordsAs(`followUps.${of}.body`, body),
          [`followUps.${of}.componentStatus`, says ?? ''] as [string, string],
        ]),
      ];
    }
    case 'maintenance':
      return [
        ['reachability', template.reachability],
        ...(template.notify ? [['notify', 'on'] as [string, string]] : []),
        ...Object.entries(template.advice).flatMap(([key, words]) =>
          wordsAs(`advice.${key}`, words),
        ),
        ...template.followUps.flatMap(({ status, body }) =>
          wordsAs(`followUps.${status}.body`, body),
        ),
      ];
    case 'announcement':
      return [];
  }
}

function variableAs(row: string, variable: Variable): readonly [string, string][] {
  const { name, kind, label, required } = variable;
  const options = variable.kind === 'choice' ? variable.options.map(pairOf).join('\n') : '';
  return [
    [`${row}.name`, name],
    [`${row}.kind`, kind],
    ...wordsAs(`${row}.label`, label),
    [`${row}.default`, defaultOf(variable)],
    [`${row}.options`, options],
    ...(required ? [[`${row}.required`, 'on'] as [string, string]] : []),
  ];
}

/** People count what can be chosen from 1. */
function defaultOf(variable: Variable): string {
  if (variable.default === null) return '';
  switch (variable.kind) {
    case 'choice':
      return String(variable.default + 1);
    case 'text':
      return pairOf(variable.default);
    default:
      return String(variable.default);
  }
}

function wordsAs(name: string, { zh, en }: Words): readonly [string, string][] {
  return [
    [`${name}.zh`, zh ?? ''],
    [`${name}.en`, en ?? ''],
  ];
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}
