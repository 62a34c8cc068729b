import type { Incident } from '../../src/domain/words/incident.ts';
import { noWords, type StaffWords } from '../../src/domain/words/staff-words.ts';
import type { ReadSaid } from '../../src/web/public/kept-said.ts';
import { someApp } from './app.ts';
import { minuteMs, someFacts, someNow } from './facts.ts';
import {
  nothingOlder,
  someAnnouncement,
  someIncident,
  someMaintenance,
  someUpdate,
} from './words.ts';

/** An incident, planned work that is being done, and news. */
export const someWords: StaffWords = {
  incidents: [someIncident()],
  maintenances: [someMaintenance()],
  announcements: [someAnnouncement()],
  overrides: [],
};

/** Where these lie below each language. */
export const saidPaths = [
  '/incidents/incidentaaaa',
  '/maintenances/windowaaaaaa',
  '/announcements/newsaaaaaaaa',
];

/** The application where monitors see nothing wrong and staff say these words, and said those before. */
export function appSaying(said: Partial<StaffWords>, older: Partial<ReadSaid> = {}) {
  return someApp({
    facts: { ...someFacts(), words: { ...noWords, ...said } },
    readSaid: { ...nothingOlder, ...older },
  });
}

/** What it answers at a path. */
export async function answerSaying(
  path: string,
  said: Partial<StaffWords>,
  older: Partial<ReadSaid> = {},
): Promise<string> {
  const { app } = await appSaying(said, older);
  return (await app.request(path)).text();
}

/** An incident of two updates; the second promises a third one. */
export function goingOn(nextUpdateBy: number): Incident {
  const { startedAt } = someIncident();
  const updates = [
    someUpdate('updateaaaaaa', startedAt, { components: { chat: 'major_outage' } }),
    someUpdate('updatebbbbbb', someNow - 6 * minuteMs, {
      status: 'identified',
      body: { zh: '**已找到**原因。', en: 'We **know** why.' },
      nextUpdateBy,
    }),
  ];
  return someIncident({ updates });
}
