import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addIncidentNote } from '../../src/actions/add-incident-note.ts';
import { changeAnnouncement } from '../../src/actions/change-announcement.ts';
import { changeIncident } from '../../src/actions/change-incident.ts';
import { changeMaintenance } from '../../src/actions/change-maintenance.ts';
import { editIncidentUpdate } from '../../src/actions/edit-incident-update.ts';
import { editMaintenanceUpdate } from '../../src/actions/edit-maintenance-update.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { setOverride } from '../../src/actions/set-override.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import { updateMaintenance } from '../../src/actions/update-maintenance.ts';
import type { Database } from '../../src/storage/database.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { acting } from './acting.ts';
import * as right from './right-requests.ts';

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openNewDatabase());
});

afterAll(() => close());

/** What is sent, and what is stored of it. */
const harmless: readonly (readonly [name: string, sent: string, stored: string])[] = [
  ['HTML', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a link that runs code', '[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['templates', '{{7*7}} \u0024{7*7}', '{{7*7}} \u0024{7*7}'],
  ['the end of a CDATA section', 'A & B <x> 在线客服 😀 ]]>', 'A & B <x> 在线客服 😀 ]]>'],
  ['SQL', "'); DROP TABLE incidents; --", "'); DROP TABLE incidents; --"],
  ['control characters', 'a\u0000b\u001b[2Jc', 'ab[2Jc'],
  ['what turns the direction', 'a\u202eb\u2066c', 'abc'],
  ['what cannot be seen', 'a\u200bb\ufeffc', 'abc'],
  ['half a pair', 'a\ud83d', 'a\ufffd'],
];

const refused: readonly (readonly [name: string, sent: unknown])[] = [
  ['nothing', ''],
  ['nothing to be seen', ' \u200b\u0000\n '],
  ['100 KB', 'x'.repeat(100_000)],
  ['100 KB of nothing to be seen', '\u200b'.repeat(100_000)],
  ['a number', 7],
  ['a list', ['x']],
];

/** Posts a text in a field, and returns what the field then says. */
type Post = (text: unknown) => Promise<unknown>;
type Field = readonly [name: string, pointer: string, post: Post];

const at = () => acting(db);
const english = (text: unknown) => ({ en: text });
const newIncident = async () => openIncident(at(), right.incident);
const newMaintenance = async () => scheduleMaintenance(at(), right.maintenance);

const fields: readonly Field[] = [
  [
    'the title of an incident',
    '/title/en',
    async (text) =>
      (await openIncident(at(), { ...right.incident, title: english(text) })).title.en,
  ],
  [
    'the body of an incident',
    '/body/en',
    async (text) =>
      (await openIncident(at(), { ...right.incident, body: english(text) })).updates[0]?.body.en,
  ],
  [
    'an update of an incident',
    '/body/en',
    async (text) => {
      const { id } = await newIncident();
      const update = { status: 'identified', body: english(text) };
      return (await updateIncident(at(), id, null, update)).updates[0]?.body.en;
    },
  ],
  [
    'an edited update',
    '/body/en',
    async (text) => {
      const { id, updates } = await newIncident();
      const body = { body: english(text) };
      const edited = await editIncidentUpdate(at(), id, updates[0]?.id ?? '', null, body);
      return edited.updates[0]?.body.en;
    },
  ],
  [
    'a changed title',
    '/title/en',
    async (text) => {
      const { id } = await newIncident();
      return (await changeIncident(at(), id, null, { title: english(text) })).title.en;
    },
  ],
  [
    'a note',
    '/text',
    async (text) => {
      const { id } = await newIncident();
      return (await addIncidentNote(at(), id, { text })).text;
    },
  ],
  [
    'the reason of an override',
    '/reason/en',
    async (text) =>
      (await setOverride(at(), 'chat', { ...right.override, reason: english(text) })).reason.en,
  ],
  ...(['title', 'works', 'delayed', 'avoid'] as const).flatMap((name): readonly Field[] => [
    [
      `${name} of planned work`,
      `/${name}/en`,
      async (text) => {
        const request = { ...right.maintenance, [name]: english(text) };
        return (await scheduleMaintenance(at(), request))[name]?.en;
      },
    ],
    [
      `${name} of planned work, changed`,
      `/${name}/en`,
      async (text) => {
        const { id } = await newMaintenance();
        return (await changeMaintenance(at(), id, null, { [name]: english(text) }))[name]?.en;
      },
    ],
  ]),
  [
    'the body of planned work',
    '/body/en',
    async (text) => {
      const request = { ...right.maintenance, body: english(text) };
      return (await scheduleMaintenance(at(), request)).updates[0]?.body.en;
    },
  ],
  [
    'an update of planned work',
    '/body/en',
    async (text) => {
      const { id } = await newMaintenance();
      const update = { status: 'scheduled', body: english(text) };
      return (await updateMaintenance(at(), id, null, update)).updates[0]?.body.en;
    },
  ],
  [
    'an edited update of planned work',
    '/body/en',
    async (text) => {
      const { id, updates } = await newMaintenance();
      const body = { body: english(text) };
      const edited = await editMaintenanceUpdate(at(), id, updates[0]?.id ?? '', null, body);
      return edited.updates[0]?.body.en;
    },
  ],
  ...(['title', 'body'] as const).flatMap((name): readonly Field[] => [
    [
      `the ${name} of an announcement`,
      `/${name}/en`,
      async (text) => {
        const request = { ...right.announcement, [name]: english(text) };
        return (await publishAnnouncement(at(), request))[name].en;
      },
    ],
    [
      `the ${name} of an announcement, changed`,
      `/${name}/en`,
      async (text) => {
        const { id } = await publishAnnouncement(at(), right.announcement);
        return (await changeAnnouncement(at(), id, null, { [name]: english(text) }))[name].en;
      },
    ],
  ]),
];

describe.each(fields)('%s', (_, pointer, post) => {
  test.each(harmless)('takes %s, made clean', async (__, sent, stored) => {
    expect(await post(sent)).toBe(stored);
  });

  test.each(refused)('refuses %s, and is named', async (__, sent) => {
    await expect(post(sent)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ pointer, detail: expect.stringMatching(/\.$/) }],
    });
  });
});

test('a request that is no object is refused as a whole', async () => {
  for (const input of [undefined, null, 'x', 7, [], [right.incident]]) {
    await expect(openIncident(at(), input)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ pointer: '' }],
    });
  }
});
