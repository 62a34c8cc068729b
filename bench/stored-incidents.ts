import type { Incident } from '../src/domain/words/incident.ts';
import { ifAudited } from '../src/storage/change.ts';
import type { Database } from '../src/storage/database.ts';
import { insertIncident } from '../src/storage/incident.ts';
import { dayMs, minuteMs } from '../tests/support/facts.ts';
import { someIncident, someUpdate } from '../tests/support/words.ts';

/** How many incidents there were and are, at an instant (UTC ms). */
type Many = Readonly<{ past: number; open: number; now: number }>;

/** Stores incidents of some updates each: one a day in the past, and open ones of the last hours. */
export async function storeIncidents(db: Database, { past, open, now }: Many): Promise<void> {
  const change = 'bench';
  const incidents = [
    ...Array.from({ length: past }, (_, index) => pastIncident(index, now - (index + 1) * dayMs)),
    ...Array.from({ length: open }, (_, index) => openIncident(index, now - index * 10 * minuteMs)),
  ];
  await db.write([
    {
      sql: `INSERT INTO audit_entries (id, at, actor_kind, action, subject, detail)
            SELECT ?, ?, 'clock', 'bench', 'bench', '{}' WHERE NOT ${ifAudited}`,
      args: [change, now, change],
    },
    ...incidents.flatMap((incident) => insertIncident(incident, change)),
  ]);
}

const body = {
  zh: '我们重启了客服系统的会话服务器，目前**消息正常**。请不要重复提交，详见[说明](https://wallet.example/help)。',
  en: 'We have restarted the servers of the chat; **messages arrive** again. Please do not send them twice, see [the guide](https://wallet.example/help).',
};

function pastIncident(index: number, startedAt: number): Incident {
  const id = `past${String(index).padStart(8, '0')}`;
  const said = (['investigating', 'identified', 'monitoring', 'resolved'] as const).map(
    (status, step) =>
      someUpdate(`${id}-${step}`, startedAt + step * 20 * minuteMs, {
        ...{ status, body },
        components: step === 0 ? { chat: 'major_outage' } : {},
      }),
  );
  return someIncident({ id, startedAt, updates: said });
}

function openIncident(index: number, startedAt: number): Incident {
  const id = `open${String(index).padStart(8, '0')}`;
  const first = someUpdate(`${id}-0`, startedAt, { body, components: { phone: 'partial_outage' } });
  return someIncident({ id, startedAt, updates: [first] });
}
