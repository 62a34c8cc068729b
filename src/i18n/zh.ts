import type { Texts } from './texts.ts';

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
        return { before: '', after: ` 经探测核实，${zone}` };
      case 'partly':
        return { before: '', after: ` 部分经探测核实，${zone}` };
      case 'unverified':
        return { before: '自 ', after: ` 起未经核实，${zone}` };
      case 'pending':
        return { before: '尚未核实', after: '' };
      case 'unprobed':
        return { before: '本页内容没有自动探测', after: '' };
    }
  },
  since: { before: '自 ', after: ' 起' },
  checked: { before: '', after: ' 核实' },
  lastConfirmed: (status) => `上次核实为“${status}”`,
  notVerifiedSince: { before: '自 ', after: ' 起未经核实' },
  notVerifiedYet: '还没有探测结果。',
  notMonitored: '没有自动探测，可以直接试试。',
  firstReply: (time) => `首次回复 ${time}`,
  queueWait: (minutes) => (minutes < 1 ? '无需排队' : `约等 ${minutes} 分钟`),
  strip: {
    start: '90 天前',
    end: '今天',
    label: ({ all, status, unchecked }) => {
      const parts = [
        [status.operational, '正常'],
        [status.major_outage, '有服务中断'],
        [status.partial_outage, '有部分中断'],
        [status.degraded_performance, '响应较慢'],
        [status.under_maintenance, '有维护'],
        [unchecked, '没有探测'],
      ] as const;
      const said = parts
        .filter(([count]) => count > 0)
        .map(([count, what]) => `${count} 天${what}`);
      return `近 ${all} 天：${said.join('，')}`;
    },
    brief: ({ all, status, unchecked }) => {
      const checked = all - unchecked;
      if (checked === 0) return '没有探测';
      const troubled = checked - status.operational;
      if (troubled > 0) return `${troubled} 天有异常`;
      return unchecked === 0 ? '没有异常' : `已探测 ${checked} 天，没有异常`;
    },
    day: '日期',
    what: '情况',
    howLong: '时长',
    unchecked: '没有探测',
    nothing: '这 90 天没有异常',
    days: (first, last) => `${first}至${last}`,
  },
  zoneNote: (zone) => `本页时间均为${zone}。`,
  refreshNote: '页面会自动更新。',
  sandbox: {
    title: '这是内置的演练环境。',
    text: '其中的客服中心仅供试用，并非真实服务。',
  },
  notFound: {
    title: '这里没有页面。',
    text: '可能是地址有误，或页面已经移走。',
  },
  failed: {
    title: '页面暂时无法显示。',
    text: '问题出在我们这边，请稍后再试。',
  },
  toStatus: '查看客服状态',
  languages: '语言',
};
