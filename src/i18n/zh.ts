import { gapBefore } from './chinese.ts';
import type { DayCounts, StripUptime, Texts } from './texts.ts';

export const zh: Texts = {
  languageName: '中文',
  status: {
    operational: '正常',
    degraded_performance: '响应较慢',
    partial_outage: '部分中断',
    major_outage: '服务中断',
    under_maintenance: '维护中',
  },
  closed: '非服务时间',
  unverified: '尚未核实',
  unprobed: '未监测',
  freshness: (kind, zone) => {
    switch (kind) {
      case 'verified':
        return { before: zone, after: ' 核实' };
      case 'partly':
        return { before: zone, after: ' 部分核实' };
      case 'unverified':
        return { before: `自${zone}`, after: ' 起未能核实' };
      case 'pending':
        return { before: '尚未核实', after: '' };
      case 'unprobed':
        return { before: '本页内容均未监测', after: '' };
    }
  },
  localTime: { before: '您当地时间 ', after: '' },
  outdated: {
    headline: (time) => [
      [`自${gapBefore(time)}${time} 起`, '未能核实。'],
      ['您的网络', '可能已断开。'],
    ],
    note: '页面会自动重试。',
  },
  since: (time) => ({ before: `自${gapBefore(time)}`, after: ' 起' }),
  checked: { before: '', after: ' 核实' },
  lastConfirmed: (status) => ({ before: '', after: ` 最后核实为“${status}”` }),
  notVerifiedYet: '还没有探测结果。',
  paused: (time) => ({ before: `自${gapBefore(time)}`, after: ' 起暂停自动监测' }),
  staffing: (kind, time) => {
    const gap = time === null ? '' : gapBefore(time);
    switch (kind) {
      case 'open':
        return time === null ? '服务中' : `服务至${gap}${time}`;
      case 'reduced':
        return time === null ? '目前人手较少' : `${time} 前人手较少`;
      case 'bot':
        return time === null ? '目前只有机器人应答' : `${time} 前只有机器人应答`;
      case 'closed':
        return time === null ? '开放时间未定' : `${time} 开始服务`;
    }
  },
  onHoliday: (holiday, time) =>
    `${holiday}放假，${time === null ? '开放时间未定' : `${time} 开始服务`}`,
  automaticReply: (time) => `自动应答用时${gapBefore(time)}${time}`,
  queueWait: (seconds) => {
    if (seconds === 0) return '无需排队';
    if (seconds < 60) return '预计等待不到 1 分钟';
    return `预计等待 ${Math.round(seconds / 60)} 分钟`;
  },
  proof: {
    smtp: '邮件服务器有应答',
    imap: '邮箱能打开',
    sip: '电话网关有应答',
  },
  lookedAt: { smtp: '邮件服务器：', imap: '客服邮箱：', 'mail-round-trip': '测试邮件：' },
  delivered: (time) => `测试邮件${gapBefore(time)}${time}送达`,
  strip: {
    period: ({ all }) => `近 ${all} 天：`,
    brief: (counts, uptime) => `${summary(counts)}${uptimePhrase(uptime)}`,
    label: (name, counts, uptime) =>
      [
        `${name}，近 ${counts.all} 天：${summary(counts)}${uptimePhrase(uptime)}`,
        ...details(counts),
      ].join('，'),
    day: '日期',
    what: '情况',
    howLong: '时长',
    unchecked: '未监测',
    nothing: '没有异常',
    days: (first, last) => `${first}至${last}`,
  },
  refreshNote: '页面会自动更新。',
  feeds: '订阅源',
  contacts: '官方联系方式',
  sandbox: {
    title: '这是内置的沙盒（演练环境）。',
    text: '其中的客服中心仅供试用，并非真实服务。',
  },
  messages: {
    notFound: {
      title: '找不到这个页面。',
      text: '可能是地址有误，或页面已经移走。',
    },
    notAllowed: {
      title: '这个地址只能查看。',
      text: '它不接受提交的内容，没有任何改动。',
    },
    failed: {
      title: '页面暂时无法显示。',
      text: '问题出在我们这边，请稍后再试。',
    },
    elsewhere: {
      title: '这次提交来自别的网站。',
      text: '为了安全，没有做任何改动。请直接在本站的页面上操作。',
    },
    notSent: {
      title: '这次提交无法读取。',
      text: '没有做任何改动。请返回上一页，重新提交。',
    },
    unreadable: {
      title: '这份记录暂时读不到。',
      text: '记录都还在，请过几分钟再来看。',
    },
    away: {
      title: '这个页面暂时无法显示。',
      text: '数据现在读不出来，我们不想凭猜测告诉您。请过一分钟再来看。',
    },
  },
  toStatus: '查看客服状态',
  toHistory: '查看历史记录',
  languages: '语言',
};

function summary({ all, status, unchecked }: DayCounts): string {
  const checked = all - unchecked;
  if (checked === 0) return '未监测';
  const troubled = checked - status.operational - status.under_maintenance;
  if (troubled > 0) return `${troubled} 天有异常`;
  if (status.operational === 0) return `${checked} 天有维护`;
  return unchecked === 0 ? '没有异常' : `有记录的 ${checked} 天没有异常`;
}

function uptimePhrase(uptime: StripUptime | null): string {
  if (uptime === null) return '';
  const over = uptime.over === 'service hours' ? '服务时间内' : '';
  return `，${over}可用率 ${uptime.printed}`;
}

function details({ all, status, unchecked }: DayCounts): readonly string[] {
  const parts = [
    [status.major_outage, '有服务中断'],
    [status.partial_outage, '有部分中断'],
    [status.degraded_performance, '响应较慢'],
    [unchecked + status.under_maintenance === all ? 0 : status.under_maintenance, '有维护'],
    [unchecked === all ? 0 : unchecked, '未监测'],
  ] as const;
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${count} 天${what}`);
}
