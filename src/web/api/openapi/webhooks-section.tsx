import type { OpenApi } from './document.ts';
import { Field, typeOf } from './schema.tsx';

/** What is posted to endpoints: the types of events, the headers, and the body of all of them. */
export function WebhooksSection({ api }: Readonly<{ api: OpenApi }>) {
  const { webhooks, components } = api;
  const [first] = Object.values(webhooks);
  const body = first?.post.requestBody.content['application/json']?.schema;
  return (
    <section id="webhooks">
      <h2>What is posted to webhooks</h2>
      <p>
        An endpoint of the dialect <code>standard</code> is sent these events as JSON
        {body && <>: {typeOf(body)}</>}. It answers 2xx within 15 s, or is tried again.
      </p>
      <dl>
        {Object.values(components.parameters).map(({ name, schema, description }) => (
          <Field name={name} type={<>header, {typeOf(schema)}</>} description={description} />
        ))}
      </dl>
      <ul class="answers">
        {Object.entries(webhooks).map(([type, { post }]) => (
          <li>
            <code>{type}</code> {post.summary}
          </li>
        ))}
      </ul>
    </section>
  );
}
