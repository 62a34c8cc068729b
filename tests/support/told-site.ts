import { addIncidentNote } from '../../src/actions/add-incident-note.ts';
import { changeBrand } from '../../src/actions/change-brand.ts';
import { changeContact } from '../../src/actions/change-contact.ts';
import { changeHolidays } from '../../src/actions/change-holidays.ts';
import { changeHours } from '../../src/actions/change-hours.ts';
import { createTemplate } from '../../src/actions/create-template.ts';
import { createToken } from '../../src/actions/create-token.ts';
import { editIncidentUpdate } from '../../src/actions/edit-incident-update.ts';
import { editMaintenanceUpdate } from '../../src/actions/edit-maintenance-update.ts';
import { inviteStaff } from '../../src/actions/invite-staff.ts';
import { joinStaff } from '../../src/actions/join-staff.ts';
import { openIncident } from '../../src/actions/open-incident.ts';
import { pauseMonitor } from '../../src/actions/pause-monitor.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import { recordChecks } from '../../src/actions/record-checks.ts';
import { scheduleMaintenance } from '../../src/actions/schedule-maintenance.ts';
import { setOverride } from '../../src/actions/set-override.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import type { Localized } from '../../src/domain/localized.ts';
import { judge, type MonitorState, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import { readAuditPage } from '../../src/storage/audit-entry.ts';
import type { Database } from '../../src/storage/database.ts';
import { keepDraft } from '../../src/storage/draft.ts';
import { acting } from '../contract/acting.ts';
import { delivered, madeWebhook, someAttempt, subscribed, takenOff } from './delivered.ts';
import { dayMs, minuteMs, someNow, someWatched } from './facts.ts';

/** What staff write, by how much room there is for it. */
export type Speech = Readonly<{
  /** One line of at most 100 characters. */
  name: string;
  /** One line of at most 200. */
  title: Localized;
  /** The same without characters that cannot be seen. */
  label: Localized;
  /** At most 500. */
  sentence: Localized;
  /** Markdown. */
  body: Localized;
  /** One line of at most 200 that may stand in a template. */
  prepared: Localized;
  /** Where a link leads. */
  href: string;
}>;

/** Plain words everywhere. */
export const plainSpeech: Speech = {
  name: 'Ada of the night shift',
  title: { zh: '在线客服无法接通', en: 'Chat cannot be reached' },
  label: { zh: '打开会话', en: 'Open a conversation' },
  sentence: { zh: '其他渠道照常。', en: 'All other ways work.' },
  body: {
    zh: '我们正在**排查**。\n\n- 请稍候',
    en: 'We are **looking** into it.\n\n- Please wait',
  },
  prepared: { zh: '我们正在排查。', en: 'We are looking into it.' },
  href: 'https://wallet.example/help',
};

/** What staff have told, by the names that pages have for it. */
export type Told = Awaited<ReturnType<typeof tellEverything>>;

/** Has staff write down one of everything that they can, and monitors see trouble. */
export async function tellEverything(db: Database, speech: Speech) {
  await seeTrouble(db);
  const member = await admitted(db, speech);
  const words = await sayEverything(db, speech);
  const template = await prepare(db, speech);
  await setEverything(db, speech);
  const told = await deliver(db, speech);
  const { token } = await createToken(terminal(db), {
    name: speech.name,
    scopes: ['incidents:read'],
  });
  await pauseMonitor(at(db), 'api-monitor', { reason: speech.sentence.en });
  const form = { form: '/incidents/new', title: speech.title.en, fields: typedOf(speech) };
  const draft = await keepDraft(db, form, member, someNow);
  const { secret } = await inviteStaff(terminal(db), { email: 'new@example.com', role: 'viewer' });
  const [entry] = await readAuditPage(db, { before: null, subject: words.incident, limit: 1 });
  return {
    ...{ ...words, ...told, template: template.id, token: token.id, staff: member.id },
    ...{ draft, secret },
    entry: entry?.id ?? '',
  };
}

const at = (db: Database, minutes = 0) => acting(db, { now: someNow + minutes * minuteMs });
const terminal = (db: Database) => ({ db, now: someNow, actor: { kind: 'terminal' } }) as const;
const instant = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();

/** A chat that fails in the last minutes, after two days in which it answered. */
async function seeTrouble(db: Database): Promise<void> {
  let before: MonitorState = pendingState('chat-monitor', 'here', 30_000);
  for (const [index, outcome] of (['up', 'up', 'down', 'down', 'down'] as const).entries()) {
    const check = {
      ...{ monitor: 'chat-monitor', location: 'here', intervalMs: 30_000, outcome },
      startedAt: someNow - 5000 - (4 - index) * 30_000 - (index < 2 ? 2 * dayMs : 0),
      reason: outcome === 'up' ? null : ('connection_refused' as const),
      ...{ latencyMs: 82, phases: { dns: 1, tcp: 81 }, certificate: null, measures: {} },
      detail: outcome === 'up' ? null : 'ECONNREFUSED',
    };
    const { state: after, transition } = judge(before, check, { failAfter: 3, recoverAfter: 2 });
    await recordChecks(db, [{ check, before, after, transition }]);
    before = after;
  }
}

/** Somebody of the staff with that name. */
async function admitted(db: Database, { name }: Speech) {
  const { secret } = await inviteStaff(terminal(db), {
    email: 'ada@example.com',
    role: 'responder',
  });
  return joinStaff({ db, now: someNow }, secret, { name, password: 'correct horse battery' });
}

async function sayEverything(db: Database, { title, sentence, body }: Speech) {
  const incident = await openIncident(at(db), {
    ...{ title, body, components: [{ slug: 'chat', status: 'major_outage' }] },
    ...{ fallbacks: ['phone'], nextUpdateBy: instant(30) },
  });
  const update = incident.updates[0]?.id ?? '';
  await editIncidentUpdate(at(db), incident.id, update, null, {
    body: { zh: `${body.zh}\n\n（已修改）`, en: `${body.en}\n\n(Edited.)` },
  });
  await updateIncident(at(db), incident.id, null, { status: 'identified', body });
  await addIncidentNote(at(db), incident.id, { text: body.en });
  const planned = { title, body, works: sentence, delayed: sentence, avoid: sentence };
  const maintenance = await scheduleMaintenance(at(db), {
    ...{ ...planned, components: ['email'] },
    ...{ scheduledFor: instant(-10), scheduledUntil: instant(60) },
  });
  await scheduleMaintenance(at(db), {
    ...{ ...planned, components: ['phone'] },
    ...{ scheduledFor: instant(60), scheduledUntil: instant(120) },
  });
  const step = maintenance.updates[0]?.id ?? '';
  await editMaintenanceUpdate(at(db), maintenance.id, step, null, {
    body: { zh: `${body.zh}\n\n（已修改）`, en: `${body.en}\n\n(Edited.)` },
  });
  const announcement = await publishAnnouncement(at(db), { title, body, components: ['phone'] });
  await publishAnnouncement(at(db), { title, body, publishedAt: instant(90) });
  await setOverride(at(db), 'verification', {
    ...{ status: 'degraded_performance', reason: sentence, expiresAt: instant(60) },
  });
  return {
    ...{ incident: incident.id, update, maintenance: maintenance.id, step },
    announcement: announcement.id,
  };
}

/** A template with a variable of each kind that holds words. */
async function prepare(db: Database, { name, title, sentence, prepared, href }: Speech) {
  const required = true;
  return createTemplate(at(db), {
    ...{ kind: 'incident', slug: 'own', components: ['chat'], title: prepared, name: title },
    body: {
      zh: `${prepared.zh}\n\n{why} {who} {how} {until}`,
      en: `${prepared.en}\n\n{why} {who} {how} {until}`,
    },
    variables: [
      { kind: 'text', name: 'why', label: title, required, default: title },
      { kind: 'word', name: 'who', label: title, required, default: name },
      {
        ...{ kind: 'choice', name: 'how', label: title, required, default: 0 },
        options: [title, { zh: href, en: sentence.en.slice(0, 200).split('\n')[0] || href }],
      },
      { kind: 'time', name: 'until', label: title, required, default: 60 },
    ],
    nextUpdateMinutes: 30,
    followUps: [{ status: 'resolved', body: prepared }],
  });
}

async function setEverything(db: Database, { label, href }: Speech): Promise<void> {
  const url = `https://${href.replace(/^\w+:(\/\/)?/, '')}`;
  await changeHolidays(at(db), { calendar: 'cn', year: 2026 }, null, {
    source: { title: label.en, url, published: '2025-11-04' },
    days: [{ date: '2026-11-23', kind: 'holiday', name: label }],
  });
  await changeHours(at(db), 'phone', null, {
    hours: { calendar: 'cn', week: { 'mon-fri': '09:00-18:00' } },
  });
  await changeContact(at(db), 'chat', null, { contact: { label, href } });
  await changeBrand(at(db), someWatched(), null, {
    ...{ accent: '#1f6feb', footer: label, links: [{ label, href }] },
    registrations: [{ label: label.en, href: url }],
  });
}

/** Somebody who is told, somebody in quarantine, and a webhook that answers with such words. */
async function deliver(db: Database, { name, sentence }: Speech) {
  const webhook = await madeWebhook(db, { name, components: ['chat'] });
  const failed = someAttempt({ status: 500, failure: 'broken_answer', detail: sentence.en });
  const unheard = someAttempt({ status: null, failure: 'timed_out', detail: '' });
  const delivery = await delivered(db, webhook, { state: 'waiting', attempts: [failed, unheard] });
  const subscription = await subscribed(db, 'ada@customer.example');
  const letter = someAttempt({ status: 250, detail: sentence.zh });
  await delivered(db, subscription.id, { state: 'delivered', attempts: [letter] });
  await takenOff(db, await subscribed(db, 'bo@customer.example'), 'complained');
  return { webhook, delivery, subscriber: subscription.subscriber ?? '' };
}

/** The form for a new incident, begun and not sent. */
function typedOf({ title, body }: Speech) {
  return {
    ...{ 'title.zh': title.zh, 'title.en': title.en, 'body.zh': body.zh, 'body.en': body.en },
    'component.chat': 'major_outage',
  };
}
