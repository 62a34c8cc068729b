import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import { minuteMs, someFacts } from '../../../tests/support/facts.ts';
import { readOn } from '../../../tests/support/read-on.ts';
import { answerSaying, someWords } from '../../../tests/support/said.ts';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import { noWords } from '../../domain/words/staff-words.ts';

describe('the months of the history', () => {
  it('tell of incidents and planned work before the troubles that monitors found', async () => {
    const page = readOn(await answerSaying('/en/history', someWords));
    expect(page).toContain(
      'Incidents Chat is down 22 Nov 14:05 – 14:26 · 21 min so far, still going on · Chat',
    );
    expect(page).toContain(
      'Planned work Upgrade of the phone system 22 Nov 14:16 – 15:16 · Work in progress · 1 h · Phone',
    );
    expect(readOn(await answerSaying('/en/history/2026-10', someWords))).not.toContain(
      'Chat is down',
    );
  });

  it('do not tell again what an incident tells of a component', async () => {
    const page = await answerSaying('/en/history', someWords);
    expect(page).not.toContain('id="chat"');
    expect(readOn(page)).not.toMatch(/No trouble: [^.]*Chat/);
  });

  it('go back to the first incident, also where that is older than all pages', async () => {
    const begun = Date.parse('2025-03-05T12:00+08:00');
    const updates = [
      someUpdate('updateaaaaaa', begun, { components: { chat: 'major_outage' } }),
      someUpdate('updatebbbbbb', begun + 60 * minuteMs, { status: 'resolved' }),
    ];
    const old = someIncident({ startedAt: begun, updates });
    const facts = { ...someFacts(), words: { ...noWords, incidents: [old] } };
    const { app } = await someApp({ facts, readPast: async () => facts });
    expect(readOn(await (await app.request('/en/history/2025-03')).text())).toContain(
      'Incidents Chat is down 5 Mar 2025 12:00 – 13:00 · 1 h · Chat',
    );
    expect((await app.request('/en/history/2025-02')).status).toBe(404);
  });
});
