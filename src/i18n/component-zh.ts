import type { ComponentTexts } from './component-texts.ts';

export const componentZh: ComponentTexts = {
  description: (name) => `${name}：当前状态、服务时间、可用率和近 90 天的情况。`,
  hours: {
    title: '服务时间',
    always: '每天 24 小时。',
    zone: (name) => `以上为 ${name} 当地时间。`,
    bot: '机器人应答',
    from: (date) => `${date}起`,
    otherDays: '近期特别安排',
    kinds: { special: '特别安排', holiday: '节假日', make_up_day: '调休上班' },
  },
  uptime: {
    title: '可用率',
    period: '时间',
    quarter: '近 90 天',
    roundTheClock: '全天',
    inServiceHours: '服务时间内',
    formula: '可用率是有探测的时间里没有中断的比例；部分中断按一半计算。',
    more: '怎么算的',
    rules: [
      '没有探测的时间和维护时间不计入；响应较慢仍算可用。',
      '“服务时间内”只看有人值守的时间，其余时间不论好坏都不计入。',
      '结果保留两位小数，只舍不入：只有一毫秒都没有中断过，才会显示 100.00%。“—”表示没有可计入的时间。',
    ],
  },
  zoneNote: (zone) => `时间均为${zone}。`,
};
