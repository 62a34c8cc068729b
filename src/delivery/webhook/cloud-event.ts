import type { EventBody, EventDocument } from '../../domain/event.ts';

/** An event in the JSON format of CloudEvents 1.0.2; its data is the event as it stands everywhere. */
export type CloudEvent = Readonly<{
  specversion: '1.0';
  id: string;
  /** The public address of the site. */
  source: string;
  type: string;
  /** Id of what it is about; of a component its slug. */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  data: EventDocument;
}>;

/** The event in structured mode. `source` and `id` together are the same in all attempts. */
export function cloudEvent(event: EventDocument, baseUrl: string): CloudEvent {
  const { id, type, timestamp, schema } = event;
  return {
    ...{ specversion: '1.0', id, source: baseUrl, type, subject: subjectOf(event.data) },
    ...{ time: timestamp, datacontenttype: 'application/json' },
    dataschema: `${baseUrl}/schemas/event-${schema}.json`,
    data: event,
  };
}

function subjectOf(data: EventBody): string {
  if ('incident' in data) return data.incident.id;
  if ('maintenance' in data) return data.maintenance.id;
  if ('announcement' in data) return data.announcement.id;
  return 'test' in data ? data.test.endpoint : data.component.slug;
}
