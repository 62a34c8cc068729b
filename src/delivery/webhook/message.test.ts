import { CloudEvent, HTTP } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow, someSite } from '../../../tests/support/facts.ts';
import { someEvent, someEvents, someMessageOptions } from '../../../tests/support/messages.ts';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import { componentSlugs } from '../../domain/component.ts';
import { type Dialect, dialects } from '../../domain/delivery/webhook-endpoint.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Language } from '../../domain/localized.ts';
import { incidentDocument } from '../../domain/words/incident-document.ts';
import { type Message, type MessageOptions, messages } from './message.ts';

let close: () => Promise<void>;
let options: MessageOptions;
beforeAll(async () => {
  const opened = await openNewDatabase();
  close = opened.close;
  options = await someMessageOptions(opened.db);
});
afterAll(() => close());

async function bodyOf(event: EventDocument, dialect: Dialect, language: Language = 'en') {
  return (await messages(options)(event, { dialect, language })).body;
}

const long = someEvent('incident.updated', {
  incident: incidentDocument(
    someIncident({
      updates: Array.from({ length: 100 }, (_, index) =>
        someUpdate(`update${String(index).padStart(6, '0')}`, someNow + index, {
          body: { zh: '长'.repeat(100 * (index % 40)), en: 'long '.repeat(index % 200) },
        }),
      ),
    }),
    componentSlugs(someSite()),
  ),
});

test.each(someEvents)(
  '$type is told in the standard dialect as it stands in the list',
  async (event) => {
    expect(JSON.parse(await bodyOf(event, 'standard'))).toEqual(event);
  },
);

test.each(someEvents)('$type is parsed as a CloudEvent by the SDK', async (event) => {
  const message = await messages(options)(event, { dialect: 'cloudevents', language: 'zh' });
  const headers = { 'content-type': message.contentType };
  const parsed = HTTP.toEvent({ headers, body: message.body });
  if (!(parsed instanceof CloudEvent)) throw new Error('a batch');
  expect(parsed.validate()).toBe(true);
  expect(parsed).toMatchObject({
    ...{ specversion: '1.0', id: event.id, type: event.type, time: event.timestamp },
    ...{ source: 'https://status.example', subject: expect.any(String), data: event },
    dataschema: 'https://status.example/schemas/event-1.json',
  });
});

test.each(dialects)(
  'a long incident is told in %s with its newest updates, under 20 kB',
  async (dialect) => {
    for (const event of [long, ...someEvents]) {
      expect(Buffer.byteLength(await bodyOf(event, dialect))).toBeLessThan(20_000);
    }
    const body = await bodyOf(long, dialect);
    expect(body).toContain('update000099');
    expect(body).not.toContain('update000000');
  },
);

describe('an event is written', () => {
  test('once for all endpoints of a dialect and language', async () => {
    let read = 0;
    const readSupport = () => {
      read += 1;
      return options.readSupport();
    };
    const messageFor = messages({ ...options, readSupport });
    const [event] = someEvents;
    if (!event) throw new Error('no event');
    const write = (language: Language) => messageFor(event, { dialect: 'statuspage', language });
    const first = await write('en');
    expect(await write('en')).toBe(first);
    expect(read).toBe(1);
    await write('zh');
    expect(read).toBe(2);
  });

  test('again once many others were told in between', async () => {
    const messageFor = messages(options);
    const form = { dialect: 'standard', language: 'en' } as const;
    const numbered = (id: number) => messageFor({ ...long, id: `event${id}` }, form);
    const first: Message = await numbered(0);
    for (let id = 1; id <= 64; id++) await numbered(id);
    expect(await numbered(0)).not.toBe(first);
  });

  test('later, where what the page shows cannot be read now', async () => {
    const readSupport = () => Promise.reject(new Error('away'));
    const messageFor = messages({ ...options, readSupport });
    await expect(messageFor(long, { dialect: 'statuspage', language: 'en' })).rejects.toThrow(
      'away',
    );
    await messageFor(long, { dialect: 'standard', language: 'en' });
  });
});
