import * as z from 'zod';
import { type EventType, eventTypes } from '../../../domain/event.ts';
import { event } from '../documents/event.ts';
import { told } from '../examples/event.ts';
import type { Content } from './document.ts';
import type { Parameter } from './parameters.ts';
import { schemaOf } from './schemas.ts';

/** What is posted to an endpoint (OpenAPI 3.1.1 §4.8.10), as far as it is made here. */
export type WebhookOperation = Readonly<{
  tags: readonly ['webhooks'];
  summary: string;
  parameters: readonly Readonly<{ $ref: string }>[];
  requestBody: Readonly<{ required: true; content: Content }>;
  responses: Readonly<Record<string, Readonly<{ description: string }>>>;
}>;

/** When an event of each type is told. */
const summaries: Readonly<Record<EventType, string>> = {
  'incident.created': 'An incident was recorded',
  'incident.updated': 'Something more was said of an incident',
  'incident.resolved': 'An incident is over',
  'incident.postmortem': 'It was told why an incident came about',
  'maintenance.scheduled': 'Planned work was announced',
  'maintenance.updated': 'Something more was said of planned work, or its window was moved',
  'maintenance.reminder': 'Planned work begins soon',
  'maintenance.started': 'Planned work has begun',
  'maintenance.completed': 'Planned work is over',
  'maintenance.cancelled': 'Planned work was called off',
  'announcement.published': 'An announcement is on the page',
  'component.status_changed': 'The status of a component has changed',
  'webhook.test': 'Its owner tries the endpoint; nobody else is told',
};

/** The headers of each message, to be referred to by name. */
export const webhookParameters: Readonly<Record<string, Parameter>> = {
  WebhookId: header('webhook-id', 'Id of the event, the same in every attempt'),
  WebhookTimestamp: header('webhook-timestamp', 'When this attempt was made, in seconds of Unix'),
  WebhookSignature: header(
    'webhook-signature',
    'Signatures by Standard Webhooks 1.0, such as v1,K5oZ…; two during a rotation, with a space between',
  ),
};

/** Every type of event as it is posted to endpoints of the dialect `standard`. */
export function webhookOperations(): Readonly<
  Record<string, Readonly<{ post: WebhookOperation }>>
> {
  const operations = eventTypes.map((type) => {
    const example = type === told.type && { example: told };
    const post: WebhookOperation = {
      tags: ['webhooks'],
      summary: summaries[type],
      parameters: Object.keys(webhookParameters).map((name) => ({
        $ref: `#/components/parameters/${name}`,
      })),
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(event), ...example } },
      },
      responses,
    };
    return [type, { post }] as const;
  });
  return Object.fromEntries(operations);
}

const responses = {
  '2XX': { description: 'Taken, within 15 s' },
  '410': { description: 'Nothing more is to be sent here' },
  default: { description: 'Tried again later' },
} as const;

function header(name: string, description: string): Parameter {
  return { name, in: 'header', required: true, description, schema: schemaOf(z.string()) };
}
