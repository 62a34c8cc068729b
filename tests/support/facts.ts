import type { Component, Site } from '../../src/domain/component.ts';
import type { Coverage, Facts } from '../../src/domain/facts.ts';
import type { Monitor } from '../../src/domain/monitor/monitor.ts';
import {
  type MonitorState,
  pendingState,
  type Transition,
} from '../../src/domain/monitor/monitor-state.ts';
import type { Pause } from '../../src/domain/monitor/pause.ts';
import { noSettings } from '../../src/domain/settings/setting.ts';
import type { Watched } from '../../src/domain/watched.ts';
import { noWords } from '../../src/domain/words/staff-words.ts';

export const dayMs = 24 * 60 * 60 * 1000;
export const minuteMs = 60 * 1000;

/** 2026-11-22 14:26:10 in Beijing: the instant at which the tests read the page. */
export const someNow = Date.parse('2026-11-22T06:26:10Z');

/** A site with the eight components of the product, read in Beijing. */
export function someSite(): Site {
  return {
    name: { zh: '客服状态', en: 'Support status' },
    defaultLanguage: 'zh',
    timeZone: 'Asia/Shanghai',
    timeZoneName: { zh: '北京时间', en: 'Beijing time' },
    groups: [
      { slug: 'support', name: { zh: '客服', en: 'Support' }, components: channels },
      { slug: 'wallet', name: { zh: '钱包功能', en: 'Wallet functions' }, components: functions },
    ],
  };
}

const channels: readonly Component[] = [
  {
    slug: 'chat',
    name: { zh: '在线客服', en: 'Chat' },
    channel: 'chat',
    contact: contact('打开会话', 'Open a conversation', 'https://wallet.example/chat'),
    fallbacks: ['phone', 'email'],
  },
  {
    slug: 'phone',
    name: { zh: '电话客服', en: 'Phone' },
    channel: 'phone',
    contact: contact('400-000-0000', '400-000-0000', 'tel:+864000000000'),
    fallbacks: ['chat', 'email'],
  },
  {
    slug: 'email',
    name: { zh: '邮件客服', en: 'Email' },
    channel: 'email',
    contact: contact('help@wallet.example', 'help@wallet.example', 'mailto:help@wallet.example'),
    fallbacks: ['chat', 'phone'],
  },
  { slug: 'api', name: { zh: '客服接口', en: 'Support API' } },
];

const functions: readonly Component[] = [
  { slug: 'signin', name: { zh: '登录', en: 'Sign-in' } },
  { slug: 'payments', name: { zh: '支付', en: 'Payments' } },
  { slug: 'withdrawals', name: { zh: '提现', en: 'Withdrawals' } },
  { slug: 'verification', name: { zh: '身份验证', en: 'Verification' } },
];

function contact(zh: string, en: string, href: string) {
  return { label: { zh, en }, href };
}

/** A monitor that looks at a component of the same slug every 30 s. */
export function someMonitor(component: string, changes: Partial<Monitor> = {}): Monitor {
  return {
    slug: `${component}-monitor`,
    component,
    intervalMs: 30_000,
    timeoutMs: 10_000,
    failAfter: 3,
    recoverAfter: 2,
    whenDown: 'major_outage',
    degradedAfterMs: 3000,
    probe: {
      kind: 'http',
      url: `http://127.0.0.1/${component}`,
      method: 'GET',
      headers: {},
      body: null,
      family: 'any',
      maxRedirects: 0,
      expect: { status: ['2xx'], headers: [], body: [] },
    },
    ...changes,
  };
}

/** A monitor state that was last looked at five seconds before `someNow` and began two days ago. */
export function someState(component: string, changes: Partial<MonitorState> = {}): MonitorState {
  return {
    ...pendingState(`${component}-monitor`, 'here', 30_000),
    state: 'up',
    since: someNow - 2 * dayMs,
    lastCheckAt: someNow - 5000,
    lastDecidedAt: someNow - 5000,
    lastOutcome: 'up',
    ...changes,
  };
}

/** A pause of the monitor of a component, an hour old and without an end. */
export function somePause(component: string, changes: Partial<Pause> = {}): Pause {
  return {
    ...{ id: 'pauseaaaaaaa', monitor: `${component}-monitor`, reason: 'New servers.' },
    ...{ author: 'Ada', since: someNow - 60 * minuteMs, until: null },
    ...changes,
  };
}

/** A change of state of the monitor of a component. */
export function someTransition(
  component: string,
  at: number,
  state: Transition['state'],
): Transition {
  const reason = state === 'up' ? null : state === 'down' ? 'connection_refused' : 'slow';
  return { monitor: `${component}-monitor`, location: 'here', at, state, reason, recordedAt: at };
}

/** The time from `start` to `end` in which the monitor of a component was looked at. */
export function someCoverage(component: string, start: number, end = someNow): Coverage {
  return { monitor: `${component}-monitor`, location: 'here', start, end, intervalMs: 30_000 };
}

/** Chat, API and the wallet functions: a page that has channels which nobody looks at, too. */
export const probedSlugs = ['chat', 'api', 'signin', 'payments', 'withdrawals', 'verification'];

/** The site with monitors for the given components. */
export function someWatched(probed: readonly string[] = probedSlugs, site = someSite()): Watched {
  return { site, monitors: probed.map((slug) => someMonitor(slug)) };
}

/** Facts of components that were well when they were first looked at, more than 90 days ago. */
export function someFacts(
  probed: readonly string[] = probedSlugs,
  states: Readonly<Record<string, Partial<MonitorState>>> = {},
  transitions: readonly Transition[] = [],
): Facts {
  const begun = someNow - 100 * dayMs;
  return {
    monitors: probed.map((slug) => someMonitor(slug)),
    states: probed.map((slug) => someState(slug, states[slug])),
    pauses: [],
    transitions: [...probed.map((slug) => someTransition(slug, begun, 'up')), ...transitions],
    coverage: probed.map((slug) => someCoverage(slug, begun)),
    firstLookAt: probed.length > 0 ? begun : null,
    words: noWords,
    settings: noSettings,
  };
}
