import { compile, TreeInterpreter } from '@jmespath-community/jmespath';
import type { JsonMatch, StatusMatch, TextMatch } from '../domain/monitor/probe-spec.ts';
import { Failure } from './run.ts';

/** What a JMESPath query picks; `undefined` where the text is no JSON or the query does not fit it. */
type Picked = unknown;

/** Whether a status code is one of the expected codes or classes of codes. */
export function matchesStatus(expected: readonly StatusMatch[], status: number): boolean {
  return expected.some((match) =>
    typeof match === 'number' ? match === status : match[0] === String(status)[0],
  );
}

/** Whether a text holds what it must. Throws `misconfigured` for a query that cannot be read. */
export function matchesText(match: TextMatch | JsonMatch, text: string): boolean {
  switch (match.kind) {
    case 'contains':
      return text.includes(match.text);
    case 'lacks':
      return !text.includes(match.text);
    case 'equals':
      return text === match.text;
    case 'startsWith':
      return text.startsWith(match.text);
    case 'json':
      return matchesValue(match, pickJson(match.query, text));
  }
}

/** Says in a few words what a match asks for, for staff. */
export function describeMatch(match: TextMatch | JsonMatch): string {
  if (match.kind !== 'json') return `${match.kind} ${JSON.stringify(match.text)}`;
  const { kind: _, query, ...expected } = match;
  return `${query} ${JSON.stringify(expected)}`;
}

/** Picks a value from a JSON text. Throws `misconfigured` for a query that cannot be read. */
export function pickJson(query: string, text: string): Picked {
  const expression = compiled(query);
  try {
    return TreeInterpreter.search(expression, JSON.parse(text));
  } catch {
    // No JSON, or values of another type than the query works on: the target's doing.
    return undefined;
  }
}

function compiled(query: string): ReturnType<typeof compile> {
  try {
    return compile(query);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('misconfigured', `The JMESPath query "${query}" cannot be read: ${cause}`);
  }
}

function matchesValue(match: JsonMatch, value: Picked): boolean {
  if ('equals' in match) return value === match.equals;
  if ('contains' in match) return holds(value, match.contains);
  if (typeof value !== 'number') return false;
  return value >= (match.min ?? -Infinity) && value <= (match.max ?? Infinity);
}

function holds(value: Picked, part: string): boolean {
  return (typeof value === 'string' || Array.isArray(value)) && value.includes(part);
}
