import { expect, test } from 'vitest';
import { acting } from '../../../tests/contract/acting.ts';
import * as right from '../../../tests/contract/right-requests.ts';
import {
  judgeAndRecord,
  registerMonitors,
  someCheck,
} from '../../../tests/contract/storage-checks.ts';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someEndpoint, storeEndpoint } from '../../../tests/support/webhooks.ts';
import { addIncidentNote } from '../../actions/add-incident-note.ts';
import { openIncident } from '../../actions/open-incident.ts';
import { pauseMonitor } from '../../actions/pause-monitor.ts';
import { scheduleMaintenance } from '../../actions/schedule-maintenance.ts';
import { printedAs, readSnapshot } from '../../storage/snapshot.ts';
import { printingFacts, restoredFacts } from './dated-facts.ts';

const secret = 'PLANTED-SECRET';

/** The text of facts of which some were planted. */
async function printed() {
  const { db, close } = await openNewDatabase();
  await registerMonitors(db, 'chat-login');
  await judgeAndRecord(db, someCheck(0));
  const staff = acting(db);
  const author = { ...staff, actor: { ...staff.actor, name: secret } } as typeof staff;
  const { id } = await openIncident(author, right.incident);
  await addIncidentNote(author, id, { text: secret });
  await scheduleMaintenance(author, right.maintenance);
  await pauseMonitor(author, 'chat-login', { reason: secret });
  await storeEndpoint(db, someEndpoint({ url: `https://${secret}.example/`, name: secret }));
  const read = await readSnapshot(db, 0, null);
  await close();
  return { id, text: printingFacts()({ ...read, askedAt: 1 }) };
}

test('the text of the facts tells nothing that the page does not', async () => {
  const { id, text } = await printed();
  expect(text).toContain(id);
  expect(text).not.toContain(secret);
  expect(restoredFacts(text)?.facts.pauses).toMatchObject([{ monitor: 'chat-login', until: null }]);
});

test('who prints the facts in another form raises `printedAs`, as older programs run beside', async () => {
  const { text } = await printed();
  const [head = '', lasting = ''] = text.split('\n');
  const form = [JSON.parse(head), JSON.parse(lasting)].flatMap(formsIn);
  expect([`printed as ${printedAs}`, ...form].join('\n')).toMatchInlineSnapshot(`
    "printed as 2
    askedAt: number
    since: number
    live: {mark {change number, checks number, entry string, gaps number, states number}, monitors [{component string, slug string, whenDown string}], pauses [{author string, id string, monitor string, reason string, since number, until null}], states [{answered {count number, startedAt number}, certificate null, failures {count number, startedAt null}, healthy {count number, startedAt number}, impaired {count number, startedAt null}, intervalMs number, lastCheckAt number, lastDecidedAt number, lastLatencyMs number, lastOutcome string, lastReason null, location string, measures {}, monitor string, reason null, since number, state string, version number}]}
    transitions: [{location string, monitor string, rows [[number string null number]]}]
    coverage: [{location string, monitor string, rows [[number number number]]}]
    firstLookAt: number
    words: {announcements [], incidents [{createdAt number, fallbacks [], id string, impact null, kind string, startedAt number, title {en string, zh string}, updatedAt number, updates [{at number, body {en string, zh string}, components [{slug string, status string}], createdAt number, editedAt null, id string, nextUpdateBy null, notify boolean, status string}], version number}], maintenances [{advice {}, auto boolean, components [string], createdAt number, id string, reachability string, scheduledFor number, scheduledUntil number, title {en string, zh string}, updatedAt number, updates [{at number, body {en string, zh string}, createdAt number, editedAt null, id string, notify boolean, status string}], version number}], overrides []}
    settings: []"
  `);
});

/** One line for each part of a value. */
function formsIn(value: object): readonly string[] {
  return Object.entries(value).map(([key, part]) => `${key}: ${formOf(part)}`);
}

function formOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  if (Array.isArray(value)) return `[${value.map(formOf).join(' ')}]`;
  const parts = Object.keys(value).sort();
  return `{${parts.map((key) => `${key} ${formOf(Object(value)[key])}`).join(', ')}}`;
}
