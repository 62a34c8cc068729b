import type { z } from 'zod';

/** What is to be done about an issue, to be said after the name of its field. */
export function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  const missing = 'input' in issue && issue.input === undefined;
  if (missing || issue.message.endsWith('received undefined')) return 'is missing; add it';
  const expected = /^Invalid input: expected (\w+)/.exec(issue.message)?.[1];
  return expected === undefined ? issue.message : `must be ${shapes.get(expected) ?? expected}`;
}

/** The remedy for a value of the wrong shape; that none is there is told as such. */
export function orMissing(remedy: string) {
  return ({ input }: Readonly<{ input?: unknown }>) => (input === undefined ? undefined : remedy);
}

/** What is expected, by the name that zod has for it. */
const shapes: ReadonlyMap<string, string> = new Map([
  ['object', 'an object, such as { … }'],
  ['record', 'an object, such as { … }'],
  ['array', 'a list, such as [ … ]'],
  ['string', 'a text, such as "…"'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
]);
