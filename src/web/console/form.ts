import { bytesOf } from '../api/body.ts';
import { Refusal } from '../api/problem.ts';

/** What was typed into a form, by the names of its fields. */
export type Fields = ReadonlyMap<string, string>;

/**
 * Reads what a form sent. A name that comes twice was not sent by one of our forms and counts as
 * empty.
 * @throws Refusal 413 or 415.
 */
export async function readForm(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new Refusal(415, 'Send the form as a browser does.');
  }
  const typed = new URLSearchParams(new TextDecoder().decode(await bytesOf(request)));
  return new Map([...new Set(typed.keys())].map((name) => [name, onlyOf(typed.getAll(name))]));
}

/** The text of a field; empty where it was not sent. */
export function typedIn(fields: Fields, name: string): string {
  return fields.get(name) ?? '';
}

function onlyOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : '';
}
