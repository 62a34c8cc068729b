import { apiPath } from '../api-path.ts';
import type { Route } from '../route.ts';
import { routes } from '../routes.ts';
import { type Answers, answersOf, problemAnswers } from './answers.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { type JsonSchema, namedSchemas, schemaOf } from './schemas.ts';
import { type WebhookOperation, webhookOperations, webhookParameters } from './webhooks.ts';

/** One operation (OpenAPI 3.1.1 §4.8.10), as far as it is made here. */
export type Operation = Readonly<{
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  security: readonly Readonly<Record<string, readonly string[]>>[];
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ required: true; content: Content }>;
  responses: Answers;
}>;

export type Content = Readonly<Record<string, Readonly<{ schema: JsonSchema; example?: unknown }>>>;

/** The whole document (OpenAPI 3.1.1 §4.8.1). */
export type OpenApi = Readonly<{
  openapi: '3.1.1';
  info: Readonly<{ title: string; version: string; description: string }>;
  servers: readonly Readonly<{ url: string }>[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  webhooks: Readonly<Record<string, Readonly<{ post: WebhookOperation }>>>;
  components: Readonly<{
    schemas: Readonly<Record<string, JsonSchema>>;
    parameters: Readonly<Record<string, Parameter>>;
    responses: Answers;
    securitySchemes: unknown;
  }>;
}>;

const description =
  'What staff record and what everybody may read of a support status page. Texts are written in ' +
  'Chinese, English or both. Refusals are problem+json (RFC 9457). Session cookies do not work here. ' +
  'What is public may be read by scripts of any other site that set no header of their own: there is no ' +
  'answer to a preflight (OPTIONS), and the browser revalidates by itself.';

/** Describes the API by the routes that are mounted and the schemas that they validate with. */
export function openApiDocument(site: Readonly<{ name: string; baseUrl: string }>): OpenApi {
  return {
    openapi: '3.1.1',
    info: { title: `${site.name}: API`, version: '1', description },
    servers: [{ url: site.baseUrl }],
    paths: pathsOf(routes),
    webhooks: webhookOperations(),
    components: {
      schemas: namedSchemas(),
      parameters: webhookParameters,
      responses: problemAnswers,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'hl_…' } },
    },
  };
}

function pathsOf(all: readonly Route[]): OpenApi['paths'] {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of all) {
    const path = `${apiPath}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route): Operation {
  const parameters = parametersOf(route);
  return {
    operationId: operationId(route),
    tags: [route.path.split('/')[1] ?? ''],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    security: route.kind === 'private' ? [{ token: [scopeOf(route)] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(route),
    responses: answersOf(route),
  };
}

/** As in `postIncidentsIdUpdates`. */
function operationId({ method, path }: Route): string {
  const words = path.split(/[/:-]+/).filter(Boolean);
  return (
    method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
  );
}

function scopeOf(route: Extract<Route, { kind: 'private' }>): string {
  return `${route.noun}:${route.method === 'GET' ? 'read' : 'write'}`;
}

function bodyOf(route: Route): Pick<Operation, 'requestBody'> {
  if (route.kind === 'public' || route.body === undefined) return {};
  const { schema, example } = route.body;
  const content = { 'application/json': { schema: schemaOf(schema), example } };
  return { requestBody: { required: true, content } };
}
