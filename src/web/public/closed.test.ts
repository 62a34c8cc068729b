import { expect, it } from 'vitest';
import { someApp } from '../../../tests/support/app.ts';
import { someFacts, someNow, someSite, someWatched } from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import type { HoursDefinition } from '../../domain/hours/hours-definition.ts';
import type { MonitorState } from '../../domain/monitor/monitor-state.ts';

const midAutumn = { zh: '中秋节', en: 'Mid-Autumn Festival' };

/** A calendar in which `someNow` is a holiday. */
const holidays = {
  calendars: new Map([['cn', new Map([['2026-11-22', 'holiday' as const]])]]),
  dayNames: new Map([['cn', new Map([['2026-11-22', midAutumn]])]]),
};

/** The row of the phone, which is staffed on weekdays only; `someNow` is a Sunday afternoon. */
async function phoneRow(
  state: Partial<MonitorState>,
  language: 'zh' | 'en',
  more: Partial<Exclude<HoursDefinition, 'always'>> = {},
) {
  const hours = hoursOf({ week: { 'mon-fri': '09:00-18:00' }, ...more });
  const site = someSite();
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map((component) =>
      component.slug === 'phone' ? { ...component, hours } : component,
    ),
  }));
  const named = { ...someWatched(['phone', 'chat'], { ...site, groups }), ...holidays };
  const facts = someFacts(['phone', 'chat'], { phone: state });
  const { app } = await someApp({ watched: named, facts });
  const text = await (await app.request(`/${language}`)).text();
  return /<li[^>]*data-component="phone".*?<\/li>/.exec(text)?.[0] ?? '';
}

const down = { state: 'down', reason: 'no_response', since: someNow - 60_000 } as const;
const longAgo = { lastDecidedAt: someNow - 3_600_000 };

it.each<[string, Partial<MonitorState>]>([
  ['that is well', {}],
  ['that fails', down],
  ['that nobody has verified of late', longAgo],
])('a channel %s is closed while it is closed, and says when it opens', async (_, state) => {
  const row = await phoneRow(state, 'en');
  expect(row).toContain(
    'data-component="phone" data-status="operational" data-reachability="closed"',
  );
  expect(row).toContain('<p class="word">Closed</p>');
  expect(row.replaceAll(/<[^>]*>/g, ' ')).toMatch(/Closed\s+Opens tomorrow 09:00\s/);
  expect(row).not.toContain('class="reason"');
  expect(await phoneRow(state, 'zh')).toContain('明天 09:00 开始服务');
});

it('a channel that is closed for a holiday names it', async () => {
  const row = await phoneRow({}, 'en', { calendar: 'cn' });
  expect(row).toContain('>Closed for Mid-Autumn Festival, opens tomorrow 09:00<');
  expect(await phoneRow({}, 'zh', { calendar: 'cn' })).toContain(
    '>中秋节放假，明天 09:00 开始服务<',
  );
});

it('where nobody but a bot is there, that is said, and no waiting time of a queue', async () => {
  const bot = { 'mon-sun': '00:00-24:00' } as const;
  const state = { measures: { queueWaitSeconds: 30, firstReplyMs: 1200 } };
  const row = await phoneRow(state, 'en', { bot });
  expect(row).toContain('data-reachability="limited"');
  expect(row).toContain('Only automatic replies until tomorrow 09:00');
  expect(row).not.toContain('Waiting');
  expect(await phoneRow(state, 'zh', { bot })).toContain('明天 09:00 前只有机器人应答');
});
