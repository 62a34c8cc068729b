import { gapBefore } from '../chinese.ts';
import type { ConsoleMonitorTexts } from './monitor-texts.ts';

export const consoleMonitorZh: ConsoleMonitorTexts = {
  states: {
    down: '中断',
    degraded: '欠佳',
    unknown: '尚未核实',
    pending: '等待首次检查',
    paused: '已暂停',
    up: '正常',
  },
  kinds: {
    http: 'HTTP 请求',
    websocket: '在线会话（WebSocket）',
    smtp: '邮件服务器（SMTP）',
    imap: '邮箱（IMAP）',
    'mail-round-trip': '测试邮件收发',
    sip: '电话网关（SIP）',
    dns: 'DNS 记录',
    tls: '证书（TLS）',
  },
  since: (time) => ({ before: `自${gapBefore(time)}`, after: ' 起' }),
  nodeOnly: {
    never: '只有 Node 进程能做这项检查，目前还没有进程检查过。',
    last: (time) => ({
      before: `只有 Node 进程能做这项检查，最近一次在${gapBefore(time)}`,
      after: '。',
    }),
  },
  list: {
    search: '名称或组件中的字词',
    state: '状态',
    anyState: '不限',
    filter: '查找',
    count: (shown, all) =>
      shown === all ? `共 ${all} 个监控项，异常的排在前面。` : `${all} 个中的 ${shown} 个。`,
    none: '没有符合条件的监控项。请放宽条件再找。',
  },
  what: {
    title: '检查什么',
    target: '目标',
    component: '组件',
    rhythm: '频率',
    everyAndAtMost: (interval, timeout) => `每 ${interval}检查一次，每次最长 ${timeout}`,
    slowAfter: '超过多久算慢',
    whenDown: '中断时',
    makes: {
      major_outage: '组件显示为“服务中断”',
      partial_outage: '组件显示为“部分中断”',
      degraded_performance: '组件显示为“响应较慢”',
      nothing: '仅供参考，不影响组件',
    },
    slug: '标识',
  },
  why: {
    title: '为什么是这个状态',
    confirmed: {
      down: (checks) => `连续 ${checks} 次检查失败，因此确认为中断，从其中第一次算起。`,
      degraded: (checks) => `连续 ${checks} 次检查欠佳，因此确认为欠佳，从其中第一次算起。`,
      up: (checks) =>
        checks === 1
          ? '有一次检查成功，因此确认为正常。'
          : `连续 ${checks} 次检查成功，因此确认为正常，从其中第一次算起。`,
    },
    pending: '还没有检查得出过结论。',
    unknown: '最近没有检查能得出结论，显示的是最后一次确认的情况。',
    paused: '暂停期间不检查，之前的结论也不计入组件状态。',
    counting: (failures, needed) => `目前已连续失败 ${failures} 次，满 ${needed} 次才确认为中断。`,
    notKept: '当时的检查记录已超过保存期限。',
    votes: (locations, needed) =>
      `最近检查过的 ${locations} 个探测点中，要有 ${needed} 个一致才算数。`,
    postIncident: '为这个组件新建事件',
  },
  table: {
    location: '探测点',
    state: '状态',
    lastLook: '最近检查',
    why: '原因',
    notFresh: '已过时，不计入',
  },
  checks: { title: '最近的检查', none: '还没有检查记录。' },
  failures: {
    title: '不正常的检查',
    none: '保存期限内没有不正常的检查。',
    all: '查看所有不正常的检查',
    kept: '所有检查保存 90 天；不正常的保存 400 天，其中 90 天以前的最多保留 1 万条。',
    older: '更早的',
    back: '返回监控项',
  },
  run: {
    submit: '立即检查',
    note: '要等到检查结束，可能需要一会儿。',
    found: (outcome, took) => `刚才的检查结果：${outcome}，用时 ${took}。`,
    notJudged: '监控项暂停中，这次结果只作记录，不计入状态。',
    goesOn: '检查还在进行，请稍后刷新本页查看结果。',
    tooSoon: '刚刚已有人检查过，请过 10 秒再试。',
    elsewhere: '这里无法进行这项检查，需要由共用数据库的 Node 进程来做。',
  },
  pause: {
    title: '暂停',
    effect: '暂停后不再检查，也不会因此告警或影响组件状态；之前的结论不再计入。',
    last: (component) => `没有别的监控项在看“${component}”，暂停后状态页会显示“未监测”。`,
    hides: '它目前不正常。暂停后，状态页将不再显示这个异常，请先发布事件。',
    reason: '原因',
    reasonHint: '只有团队能看到。',
    until: '暂停到（最长 90 天）',
    untilUnsaid: '留空则直到有人恢复。',
    submit: '暂停检查',
    replace: '更改暂停',
    by: (author) => `由 ${author} 暂停`,
    ends: { before: '到 ', after: ' 自动恢复' },
    endsNever: '不会自动恢复',
    resume: '恢复检查',
    faults: {
      reason: '请填写原因，最多 500 个字符。',
      until: '请填写 90 天以内、尚未到来的时间，或留空。',
    },
  },
};
