import type { Answer } from './answers.ts';
import type { OpenApi, Operation } from './document.ts';
import type { Parameter } from './parameters.ts';
import { Field, typeOf } from './schema.tsx';

type Props = Readonly<{ path: string; method: string; operation: Operation; api: OpenApi }>;

/** One operation: what it does, who may, what it takes and what is answered. */
export function OperationSection({ path, method, operation, api }: Props) {
  const { operationId, summary, description, security, parameters, responses } = operation;
  const scope = security.flatMap(({ token = [] }) => token)[0];
  return (
    <section id={operationId}>
      <h2>{summary}</h2>
      <p>
        <code>
          {method.toUpperCase()} {path}
        </code>{' '}
        {scope ? (
          <>
            scope <code>{scope}</code>
          </>
        ) : (
          'public'
        )}
      </p>
      {description && <p>{description}</p>}
      {parameters && <Parameters parameters={parameters} />}
      <Example path={path} method={method} operation={operation} api={api} />
      <ul class="answers">
        {Object.entries(responses).map(([status, answer]) => (
          <li>
            <code>{status}</code> {'$ref' in answer ? refused(answer.$ref, api) : answered(answer)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parameters({ parameters }: Readonly<{ parameters: readonly Parameter[] }>) {
  return (
    <dl>
      {parameters.map(({ name, in: place, description, schema }) => (
        <Field
          name={name}
          type={
            <>
              {place}, {typeOf(schema)}
            </>
          }
          description={description}
        />
      ))}
    </dl>
  );
}

/** The body as a request with curl. */
function Example({ path, method, operation, api }: Props) {
  const { schema, example } = operation.requestBody?.content['application/json'] ?? {};
  if (schema === undefined) return null;
  const url = `${api.servers[0]?.url ?? ''}${path}`;
  const lines = [
    `curl -X ${method.toUpperCase()} ${url} \\`,
    '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(example, null, 2)}'`,
  ];
  return (
    <>
      <p>Body: {typeOf(schema)}</p>
      <pre lang="en">{lines.join('\n')}</pre>
    </>
  );
}

function answered({ content, description }: Answer) {
  const { schema } = content?.['application/json'] ?? {};
  return schema ? typeOf(schema) : description;
}

function refused(ref: string, api: OpenApi): string {
  const answer = api.components.responses[ref.slice(ref.lastIndexOf('/') + 1)];
  return answer && 'description' in answer ? answer.description : '';
}
