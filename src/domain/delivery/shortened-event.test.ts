import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someNow, someSite } from '../../../tests/support/facts.ts';
import {
  someAnnouncement,
  someIncident,
  someMaintenance,
  someUpdate,
} from '../../../tests/support/words.ts';
import { componentSlugs } from '../component.ts';
import type { EventBody, EventDocument } from '../event.ts';
import { announcementDocument } from '../words/announcement-document.ts';
import { incidentDocument } from '../words/incident-document.ts';
import { maintenanceDocument } from '../words/maintenance-document.ts';
import { cutText, shortenedEvent } from './shortened-event.ts';

const everywhere = componentSlugs(someSite());

function eventOf(data: EventBody): EventDocument {
  const timestamp = new Date(someNow).toISOString();
  return { id: 'eventaaaaaaa', type: 'incident.updated', schema: 1, sequence: 2, timestamp, data };
}

/** An incident with updates of so many characters each in either language. */
function incidentWith(updates: number, characters: number): EventDocument {
  const body = { zh: '长'.repeat(characters), en: 'l'.repeat(characters) };
  const said = Array.from({ length: updates }, (_, index) =>
    someUpdate(`update${String(index).padStart(6, '0')}`, someNow + index, { body }),
  );
  return eventOf({ incident: incidentDocument(someIncident({ updates: said }), everywhere) });
}

const sizeOf = (event: EventDocument) => Buffer.byteLength(JSON.stringify(event));
const upTo = (bytes: number) => (event: EventDocument) => sizeOf(event) < bytes;

describe('an event that is told in a message of limited length', () => {
  test('is told as it stands where it fits', () => {
    const event = incidentWith(3, 10);
    expect(shortenedEvent(event, upTo(20_000))).toBe(event);
  });

  test('keeps the newest updates, as many as there is room for, and says how many are missing', () => {
    const event = incidentWith(200, 100);
    const told = shortenedEvent(event, upTo(20_000));
    if (!('incident' in told.data && 'incident' in event.data)) throw new Error('no incident');
    const { incident, leftOut } = told.data;
    expect(leftOut).toEqual({ updates: 200 - incident.updates.length, characters: 0 });
    expect(incident.updates).toEqual(event.data.incident.updates.slice(0, incident.updates.length));
    expect(sizeOf(told)).toBeLessThan(20_000);
    expect(sizeOf(told) + sizeOf(incidentWith(1, 100))).toBeGreaterThan(20_000);
  });

  test('has its texts cut where one update alone is too long', () => {
    const told = shortenedEvent(incidentWith(2, 10_000), upTo(20_000));
    if (!('incident' in told.data)) throw new Error('no incident');
    const [update] = told.data.incident.updates;
    const kept = (update?.body.en?.length ?? 0) - 1;
    expect(update?.body).toEqual({ zh: `${'长'.repeat(kept)}…`, en: `${'l'.repeat(kept)}…` });
    expect(told.data.leftOut).toEqual({ updates: 1, characters: 2 * (10_000 - kept) });
    expect(sizeOf(told)).toBeGreaterThan(19_900);
  });

  test.each<[string, EventBody]>([
    [
      'announcement',
      {
        announcement: announcementDocument(
          someAnnouncement({ body: { zh: '长'.repeat(10_000), en: 'short' } }),
        ),
      },
    ],
    [
      'maintenance',
      {
        maintenance: maintenanceDocument(
          someMaintenance({
            updates: someMaintenance().updates.map((update) => ({
              ...update,
              body: { zh: '长'.repeat(10_000) },
            })),
          }),
          someNow,
        ),
      },
    ],
  ])('is cut as well where it is of %s', (_, data) => {
    const told = shortenedEvent(eventOf(data), upTo(20_000));
    expect(sizeOf(told)).toBeLessThan(20_000);
    expect(told.data).toMatchObject({ leftOut: { updates: 0, characters: expect.any(Number) } });
  });

  test('is never too long, whatever was written', () => {
    const length = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), length, (updates, characters) => {
        expect(
          sizeOf(shortenedEvent(incidentWith(updates, characters), upTo(20_000))),
        ).toBeLessThan(20_000);
      }),
      { numRuns: 20 },
    );
  });
});

test('a text is cut between characters', () => {
  expect(cutText('a😀b', 4)).toBe('a😀b');
  expect(cutText('a😀b', 3)).toBe('a😀…');
  expect(cutText('a😀b', 2)).toBe('a…');
});
