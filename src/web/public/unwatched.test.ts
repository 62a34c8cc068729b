import { describe, expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import { dayMs, minuteMs, someFacts, someNow } from '../../../tests/support/facts.ts';
import { readOn } from '../../../tests/support/read-on.ts';
import { someIncident, someMaintenance, someUpdate } from '../../../tests/support/words.ts';
import { noWords, type StaffWords } from '../../domain/words/staff-words.ts';

const begun = someNow - 3 * dayMs;
const incident = someIncident({
  title: { zh: '电话打不通', en: 'Calls do not get through' },
  startedAt: begun,
  updates: [
    someUpdate('updateaaaaaa', begun, { components: { phone: 'major_outage' } }),
    someUpdate('updatebbbbbb', begun + 60 * minuteMs, { status: 'resolved' }),
  ],
});
const work = someMaintenance({ from: begun, until: begun + 60 * minuteMs });

/** A page of a site of which nobody watches the phone, and of which staff have said this. */
async function pageOn(path: string, words: Partial<StaffWords>): Promise<string> {
  const facts = { ...someFacts(), words: { ...noWords, ...words } };
  const { app } = await someApp({ facts, readPast: async () => facts });
  return (await app.request(path)).text();
}

/** What the strip of the phone is called. */
function stripIn(page: string): string | undefined {
  return /aria-label="((?:Phone|电话客服)[^"]*)"/.exec(page)?.[1];
}

describe('a component that nobody watches', () => {
  it('shows the troubles that staff have told of, and no uptime', async () => {
    const words = { incidents: [incident] };
    for (const path of ['/en', '/en/components/phone']) {
      expect(stripIn(await pageOn(path, words))).toBe(
        'Phone, last 90 days: trouble on 1 day, an outage on 1 day, not monitored on 89 days',
      );
    }
    expect(stripIn(await pageOn('/zh', words))).toBe(
      '电话客服，近 90 天：1 天有异常，1 天有服务中断，89 天未监测',
    );
    const page = readOn(await pageOn('/en/components/phone', words));
    expect(page).toContain('Not monitored');
    expect(page).not.toMatch(/\d%|Uptime/);
  });

  it('shows planned work as such, and not as days without trouble', async () => {
    const words = { maintenances: [work] };
    expect(stripIn(await pageOn('/en', words))).toBe(
      'Phone, last 90 days: maintenance on 1 day, not monitored on 89 days',
    );
    expect(readOn(await pageOn('/en/history', words))).toMatch(/Not monitored: [^.]*Phone/);
  });

  it('is not called unmonitored in the month of an incident that tells of it', async () => {
    const page = readOn(await pageOn('/en/history', { incidents: [incident] }));
    expect(page).toContain('Calls do not get through');
    expect(page).not.toMatch(/Not monitored: [^.]*Phone/);
    expect(page).not.toMatch(/No trouble: [^.]*Phone/);
  });

  it('has no strip where nothing was ever said of it', async () => {
    expect(stripIn(await pageOn('/en', {}))).toBeUndefined();
  });
});
