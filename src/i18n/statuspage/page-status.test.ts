import { expect, test } from 'vitest';
import {
  minuteMs,
  someFacts,
  someNow,
  someState,
  someWatched,
} from '../../../tests/support/facts.ts';
import { someIncident, someMaintenance } from '../../../tests/support/words.ts';
import type { ComponentStatus } from '../../domain/component.ts';
import type { Facts } from '../../domain/facts.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import { noWords, type StaffWords } from '../../domain/words/staff-words.ts';
import { pageStatus } from './page-status.ts';

function factsSaying(words: Partial<StaffWords>): Facts {
  return { ...someFacts(), words: { ...noWords, ...words } };
}

const slugs = [
  'chat',
  'phone',
  'email',
  'api',
  'signin',
  'payments',
  'withdrawals',
  'verification',
];

function said(status: ComponentStatus, of: readonly string[]): Facts {
  const components = Object.fromEntries(of.map((slug) => [slug, status]));
  return factsSaying({ incidents: [someIncident({ components })] });
}

const lost = someFacts(undefined, { chat: { lastDecidedAt: someNow - 21 * minuteMs } });

test.each<[string, Facts, string, string, string]>([
  ['all is well', someFacts(), 'none', 'All Systems Operational', '一切正常'],
  [
    'work is done',
    factsSaying({ maintenances: [someMaintenance()] }),
    'maintenance',
    'Service Under Maintenance',
    '正在维护',
  ],
  [
    'one is slow',
    said('degraded_performance', ['chat']),
    'minor',
    'Partially Degraded Service',
    '部分服务响应较慢',
  ],
  [
    'all are slow',
    said('degraded_performance', slugs),
    'minor',
    'Degraded System Service',
    '各项服务响应较慢',
  ],
  [
    'a part of one fails',
    said('partial_outage', ['chat']),
    'minor',
    'Minor Service Outage',
    '个别服务受影响',
  ],
  ['one is down', said('major_outage', ['chat']), 'major', 'Partial System Outage', '部分服务中断'],
  ['all are down', said('major_outage', slugs), 'critical', 'Major System Outage', '服务全面中断'],
  [
    'an incident names no component, but staff call it minor',
    factsSaying({ incidents: [someIncident({ components: {}, impact: 'minor' })] }),
    'minor',
    'Minor Service Outage',
    '个别服务受影响',
  ],
  [
    'nobody has looked for a while',
    lost,
    'minor',
    'Not verified since 14:05 (UTC+8)',
    '自 14:05（UTC+8）起未能核实',
  ],
  [
    'nobody has looked yet',
    { ...someFacts(), states: [someState('chat', { state: 'pending', lastDecidedAt: null })] },
    'minor',
    'Not verified yet',
    '尚未核实',
  ],
])('the page of Statuspage where %s', (_, facts, indicator, en, zh) => {
  const status = supportStatus(someWatched(), facts, someNow);
  expect(pageStatus(status, 'en', 'Asia/Shanghai')).toEqual({ indicator, description: en });
  expect(pageStatus(status, 'zh', 'Asia/Shanghai')).toEqual({ indicator, description: zh });
});
