import { shortenedEvent } from '../../domain/delivery/shortened-event.ts';
import type { Dialect } from '../../domain/delivery/webhook-endpoint.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Language } from '../../domain/localized.ts';
import { recent } from '../../domain/recent.ts';
import type { Database } from '../../storage/database.ts';
import type { ReadSupport } from '../support.ts';
import { cloudEvent } from './cloud-event.ts';
import { statuspageMessage } from './statuspage-message.ts';

/** An event as an endpoint of one dialect and language is told it. */
export type Message = Readonly<{ contentType: string; body: string }>;

/** The form in which an endpoint is told; the language matters to Statuspage's alone. */
export type Form = Readonly<{ dialect: Dialect; language: Language }>;

export type MessageOptions = Readonly<{
  db: Database;
  /** The public address of the site. */
  baseUrl: string;
  /** The wall clock, UTC milliseconds. */
  now: () => number;
  readSupport: ReadSupport;
}>;

/** How many messages are kept: an event goes to thousands of endpoints within seconds. */
const mostMessages = 64;

/** Standard Webhooks 1.0 wants messages to be smaller than 20 kB. */
const longestBytes = 20_000;

/** Writes each event once for all endpoints of a form. Rejects where the database is away. */
export function messages(
  options: MessageOptions,
): (event: EventDocument, form: Form) => Promise<Message> {
  // Only what is finished is shared: in workerd nothing may wait for another request.
  const kept = recent<Message>(mostMessages);
  return async (event, form) => {
    const key = `${event.id} ${form.dialect} ${form.language}`;
    const known = kept.get(key);
    if (known) return known;
    const made = await messageOf(event, form, options);
    kept.set(key, made);
    return made;
  };
}

async function messageOf(
  event: EventDocument,
  { dialect, language }: Form,
  options: MessageOptions,
): Promise<Message> {
  switch (dialect) {
    case 'standard':
      return { contentType: 'application/json', body: written(event, JSON.stringify) };
    case 'cloudevents': {
      const write = (one: EventDocument) => JSON.stringify(cloudEvent(one, options.baseUrl));
      // The SDK for JavaScript refuses other spellings of the type, and a charset after it.
      return { contentType: 'application/cloudevents+json', body: written(event, write) };
    }
    case 'statuspage': {
      const body = await statuspageMessage(event, language, options, isShort);
      return { contentType: 'application/json', body };
    }
  }
}

function written(event: EventDocument, write: (event: EventDocument) => string): string {
  return write(shortenedEvent(event, (one) => isShort(write(one))));
}

function isShort(body: string): boolean {
  // A UTF-16 unit has at most three bytes in UTF-8.
  if (body.length * 3 < longestBytes) return true;
  return new TextEncoder().encode(body).length < longestBytes;
}
