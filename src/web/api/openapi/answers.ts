import { problemDocument } from '../documents/problem.ts';
import { publicHeaders } from '../public-headers.ts';
import { type Route, takesVersion } from '../route.ts';
import type { Content } from './document.ts';
import { type JsonSchema, schemaOf } from './schemas.ts';

/** Answers by status (OpenAPI 3.1.1 §4.8.16), or by the name that they are referred to by. */
export type Answers = Readonly<Record<string, Answer | Readonly<{ $ref: string }>>>;

/** One answer (OpenAPI 3.1.1 §4.8.17), as far as it is made here. */
export type Answer = Readonly<{
  description: string;
  headers?: Readonly<Record<string, Readonly<{ description: string; schema: JsonSchema }>>>;
  /** None where the answer has no body. */
  content?: Content;
}>;

/** What each refusal means. */
const problems: Readonly<Record<string, string>> = {
  400: 'A parameter or header is wrong, or the body is no JSON',
  401: 'There is no token that counts',
  403: 'The token lacks the scope',
  404: 'There is no such thing',
  409: 'It cannot be done from where things stand, or the key was used for another request',
  412: 'It has changed since it was read',
  413: 'The body is longer than 256 KiB',
  415: 'The body is not application/json',
  422: 'Fields are wrong; errors names each',
  429: 'There were too many requests; Retry-After says how long to wait',
  503: 'The database is away; nothing was done by halves',
};

const problem: Content = { 'application/problem+json': { schema: schemaOf(problemDocument) } };

/** The refusals, to be referred to. */
export const problemAnswers: Answers = Object.fromEntries(
  Object.entries(problems).map(([status, description]) => [
    `Problem${status}`,
    { description, content: problem },
  ]),
);

/** Everything that a route may answer. */
export function answersOf(route: Route): Answers {
  const refusals = statusesOf(route).map((status) => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  const status = route.kind === 'private' ? route.status : 200;
  const known = route.kind === 'public' ? { 304: notModified } : {};
  return { [status]: success(route), ...known, ...Object.fromEntries(refusals) };
}

const text = { schema: { type: 'string' } };

/** What comes with an answer that everybody may read, and with the word that it is still so. */
const publicAnswerHeaders: NonNullable<Answer['headers']> = {
  ETag: { description: 'What it is known by, for If-None-Match', ...text },
  'Cache-Control': { description: publicHeaders['Cache-Control'], ...text },
};

const notModified: Answer = {
  description: 'If-None-Match names the ETag that it still has',
  headers: publicAnswerHeaders,
};

function success(route: Route): Answer {
  const content = { 'application/json': { schema: answered(route) } };
  const described = { description: 'Done', content };
  if (route.kind === 'public') return { ...described, headers: publicAnswerHeaders };
  if (route.shape !== 'versioned') return described;
  return { ...described, headers: { ETag: { description: 'The version, for If-Match', ...text } } };
}

function answered(route: Route): JsonSchema {
  const schema = schemaOf(route.answer);
  const isList = route.kind === 'private' && (route.shape === 'list' || route.shape === 'pages');
  if (!isList) return schema;
  const nextCursor = { type: ['string', 'null'], description: 'Null on the last page' };
  return {
    type: 'object',
    properties: { items: { type: 'array', items: schema }, nextCursor },
    required: ['items', 'nextCursor'],
  };
}

function statusesOf(route: Route): readonly string[] {
  if (route.kind === 'public') {
    return route.from === 'page' ? ['400', '404'] : ['404', '429', '503'];
  }
  const always = ['400', '401', '403', '429', '503'];
  const ofOne = route.path.includes(':') ? ['404'] : [];
  const changing = route.method === 'GET' ? [] : ['409'];
  const versioned = takesVersion(route) ? ['412'] : [];
  const sending = route.body === undefined ? [] : ['413', '415', '422'];
  return [...always, ...ofOne, ...changing, ...versioned, ...sending].sort();
}
