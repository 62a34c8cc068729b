import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { told } from '../../../src/web/api/examples/event.ts';
import { someApi } from '../../support/api.ts';
import { someEvents } from '../../support/messages.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let isEvent: (event: unknown) => boolean;
beforeAll(async () => {
  api = await someApi();
  const { body } = await api.call('GET', '/schemas/event-1.json');
  // Ajv is what the validator of OpenAPI documents is made of; formats are not its business here.
  isEvent = new Ajv2020({ strict: false, validateFormats: false }).compile(body);
});
afterAll(() => api.close());

describe('the published schema of events', () => {
  test('is a JSON Schema that anybody may read, and knows its own address', async () => {
    const { status, headers, body } = await api.call('GET', '/schemas/event-1.json');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/schema+json');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://status.example/schemas/event-1.json',
    });
    expect((await api.call('GET', '/schemas/event-2.json')).status).toBe(404);
  });

  test.each([told, ...someEvents])('takes $type', (event) => {
    expect(isEvent(event)).toBe(true);
  });

  test('takes what is left out of a long one, and members that are yet to come', () => {
    const { data } = told;
    expect(isEvent({ ...told, data: { ...data, leftOut: { updates: 3, characters: 0 } } })).toBe(
      true,
    );
    expect(isEvent({ ...told, mood: 'calm' })).toBe(true);
  });

  test.each([
    ['no id', { ...told, id: undefined }],
    ['another version', { ...told, schema: 2 }],
    ['a type that there is not', { ...told, type: 'incident.forgotten' }],
    ['no subject', { ...told, data: {} }],
  ])('refuses one with %s', (_, event) => {
    expect(isEvent(JSON.parse(JSON.stringify(event)))).toBe(false);
  });
});

describe('/openapi.json', () => {
  test('names a webhook for each type, with its headers, and an example that is an event', async () => {
    const { webhooks, components } = (await api.call('GET', '/openapi.json')).body;
    expect(Object.keys(webhooks)).toEqual(
      expect.arrayContaining(['incident.created', 'maintenance.reminder', 'webhook.test']),
    );
    expect(
      Object.values(components.parameters as Record<string, { name: string }>).map(
        ({ name }) => name,
      ),
    ).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    const { example } = webhooks['incident.updated'].post.requestBody.content['application/json'];
    expect(isEvent(example)).toBe(true);
  });
});
