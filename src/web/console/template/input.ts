import type { Site } from '../../../domain/component.ts';
import { laterStatuses, workStatuses } from '../../../domain/words/template.ts';
import { chosenIn } from '../component-choice.tsx';
import { type Fields, typedIn } from '../form.ts';
import { wordsIn } from '../typed.ts';
import { pairIn } from './pair.ts';

/** A template as it was typed, for an action to judge, and where its parts stand in the form. */
export type TypedTemplate = Readonly<{
  input: unknown;
  /** The rows of its variables. */
  rows: readonly number[];
  /** The statuses of what is said next. */
  statuses: readonly string[];
}>;

/** Reads what was typed into the form of a template; rows left empty, or taken out, are left out. */
export function templateIn(fields: Fields, site: Pick<Site, 'groups'>): TypedTemplate {
  const kind = typedIn(fields, 'kind');
  const rows = rowsIn(fields).filter((row) => isKept(fields, row));
  const all = kind === 'incident' ? laterStatuses : kind === 'maintenance' ? workStatuses : [];
  const statuses = all.filter((status) => isSaid(fields, `followUps.${status}.body`));
  const prepared = {
    kind,
    name: wordsIn(fields, 'name'),
    title: wordsIn(fields, 'title'),
    body: wordsIn(fields, 'body'),
    variables: rows.map((row) => variableIn(fields, `variables.${row}`)),
    components: chosenIn(fields, site),
  };
  return { input: { ...prepared, ...restIn(fields, kind, statuses) }, rows, statuses };
}

/** The rows of variables in the form, whether anything stands in them or not. */
export function rowsIn(fields: Fields): readonly number[] {
  const rows = [...fields.keys()].flatMap((name) => {
    const row = /^variables\.(\d{1,2})\.name$/.exec(name)?.[1];
    return row === undefined ? [] : [Number(row)];
  });
  return rows.sort((a, b) => a - b);
}

/** Whether anything was typed into a row of the variables. */
export function isFilled(fields: Fields, row: number): boolean {
  return ['name', 'label.zh', 'label.en', 'default', 'options'].some(
    (part) => typedIn(fields, `variables.${row}.${part}`).trim() !== '',
  );
}

function isKept(fields: Fields, row: number): boolean {
  return isFilled(fields, row) && !fields.has(`variables.${row}.drop`);
}

function isSaid(fields: Fields, name: string): boolean {
  return Object.keys(wordsIn(fields, name)).length > 0;
}

function restIn(fields: Fields, kind: string, statuses: readonly string[]): object {
  const typed = (name: string) => typedIn(fields, name);
  const followUps = statuses.map((status) => ({
    status,
    body: wordsIn(fields, `followUps.${status}.body`),
    ...(kind === 'incident' && {
      componentStatus: typed(`followUps.${status}.componentStatus`) || null,
    }),
  }));
  const notify = fields.has('notify');
  if (kind === 'incident') {
    return {
      ...{ incidentKind: typed('incidentKind'), status: typed('status') },
      ...{ componentStatus: typed('componentStatus'), impact: typed('impact') || null },
      fallbacks: fallbacksIn(fields),
      nextUpdateMinutes: numberOr(typed('nextUpdateMinutes')),
      ...{ notify, followUps },
    };
  }
  if (kind !== 'maintenance') return {};
  const advised = ['works', 'delayed', 'avoid'].filter((key) => isSaid(fields, `advice.${key}`));
  const advice = advised.map((key) => [key, wordsIn(fields, `advice.${key}`)]);
  return {
    ...{ reachability: typed('reachability'), advice: Object.fromEntries(advice) },
    ...{ notify, followUps },
  };
}

function fallbacksIn(fields: Fields): readonly string[] {
  return [...fields]
    .filter(([name, slug]) => /^fallbacks\.\d{1,2}$/.test(name) && slug !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, slug]) => slug);
}

function variableIn(fields: Fields, row: string): object {
  const kind = typedIn(fields, `${row}.kind`);
  const lines = typedIn(fields, `${row}.options`).split(/\r?\n/);
  const options = lines.filter((line) => line.trim() !== '').map(pairIn);
  return {
    ...{
      name: typedIn(fields, `${row}.name`).trim(),
      kind,
      label: wordsIn(fields, `${row}.label`),
    },
    required: fields.has(`${row}.required`),
    default: defaultIn(typedIn(fields, `${row}.default`).trim(), kind),
    ...(kind === 'choice' && { options }),
  };
}

/** What is nothing of its kind stays as it is, to be refused by its name. */
function defaultIn(text: string, kind: string): unknown {
  if (text === '') return null;
  switch (kind) {
    case 'choice':
      return Number(text) - 1;
    case 'time':
    case 'minutes':
    case 'number':
      return Number(text);
    case 'text':
      return pairIn(text);
    default:
      return text;
  }
}

function numberOr(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
