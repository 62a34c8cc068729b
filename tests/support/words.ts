import type { ComponentStatus } from '../../src/domain/component.ts';
import type { Announcement } from '../../src/domain/words/announcement.ts';
import type { Incident, IncidentUpdate } from '../../src/domain/words/incident.ts';
import type { Maintenance } from '../../src/domain/words/maintenance.ts';
import type { Override } from '../../src/domain/words/override.ts';
import type { ReadSaid } from '../../src/web/public/kept-said.ts';
import { dayMs, minuteMs, someNow } from './facts.ts';

type Words = Readonly<Record<string, ComponentStatus>>;

/** An update that says this of components, by their slugs. */
export function someUpdate(
  id: string,
  at: number,
  {
    components = {},
    ...changes
  }: Partial<Omit<IncidentUpdate, 'components'>> & { components?: Words } = {},
): IncidentUpdate {
  return {
    ...{ id, status: 'investigating', at, createdAt: at, editedAt: null, notify: true },
    ...{ body: { zh: '我们正在排查。', en: 'We are looking into it.' }, nextUpdateBy: null },
    ...changes,
    components: Object.entries(components).map(([slug, status]) => ({ slug, status })),
  };
}

/** An open incident with one update, which says this of components; or with the updates given. */
export function someIncident({
  components = { chat: 'major_outage' },
  startedAt = someNow - 21 * minuteMs,
  ...changes
}: Partial<Incident> & { components?: Words } = {}): Incident {
  return {
    ...{ id: 'incidentaaaa', kind: 'outage', impact: null, fallbacks: [], version: 1 },
    title: { zh: '在线客服无法使用', en: 'Chat is down' },
    ...{ startedAt, createdAt: startedAt, updatedAt: startedAt },
    updates: [someUpdate('updateaaaaaa', startedAt, { components })],
    ...changes,
  };
}

/** Planned work that starts and ends by itself, announced a day before. */
export function someMaintenance({
  from = someNow - 10 * minuteMs,
  until = someNow + 50 * minuteMs,
  ...changes
}: Partial<Maintenance> & { from?: number; until?: number } = {}): Maintenance {
  const announced = from - dayMs;
  return {
    ...{ id: 'windowaaaaaa', components: ['phone'], scheduledFor: from, scheduledUntil: until },
    title: { zh: '电话系统升级', en: 'Upgrade of the phone system' },
    ...{ auto: true, reachability: 'unreachable', advice: {}, version: 1 },
    ...{ createdAt: announced, updatedAt: announced },
    updates: [
      {
        ...{ id: 'updatebbbbbb', status: 'scheduled', at: announced, createdAt: announced },
        body: { zh: '我们将升级电话系统。', en: 'We will upgrade the phone system.' },
        ...{ editedAt: null, notify: true },
      },
    ],
    ...changes,
  };
}

/** An override that holds for two hours. */
export function someOverride({
  from = someNow - 5 * minuteMs,
  ...changes
}: Partial<Override> & { from?: number } = {}): Override {
  return {
    ...{ id: 'overrideaaaa', component: 'chat', status: 'major_outage', endedAt: null },
    reason: { zh: '客服系统正在切换。', en: 'The desk is being moved.' },
    ...{ startedAt: from, expiresAt: from + 120 * minuteMs },
    ...changes,
  };
}

/** An announcement that is shown now. */
export function someAnnouncement(changes: Partial<Announcement> = {}): Announcement {
  const publishedAt = someNow - dayMs;
  return {
    ...{ id: 'newsaaaaaaaa', components: [], version: 1 },
    title: { zh: '元旦期间的客服时间', en: 'Support hours over New Year' },
    body: { zh: '1 月 1 日电话客服休息。', en: 'On 1 January the phone line is closed.' },
    ...{ publishedAt, until: null, createdAt: publishedAt, updatedAt: publishedAt },
    ...changes,
  };
}

/** Where staff have said nothing but what the facts at hand hold. */
export const nothingOlder: ReadSaid = {
  incident: async () => null,
  maintenance: async () => null,
  announcement: async () => null,
  revisions: async () => [],
};
