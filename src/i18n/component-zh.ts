import { gapBefore } from './chinese.ts';
import type { ComponentTexts } from './component-texts.ts';

export const componentZh: ComponentTexts = {
  description: (name) => `${name}：当前状态、服务时间、可用率和近 90 天的情况。`,
  hours: {
    title: '服务时间',
    always: '每天 24 小时。',
    zone: (name) => `以上为 ${name} 当地时间。`,
    bot: '机器人应答',
    from: (date) => `${date}起`,
    otherDays: '节假日和特别安排',
    kinds: {
      special: (name) => (name === null ? '特别安排' : `${name}特别安排`),
      holiday: (name) => name ?? '节假日',
      make_up_day: (name) => `${name ?? ''}调休上班`,
    },
    usual: (spans) => `照常，${spans}`,
    like: (weekday, spans) => `同${weekday}，${spans}`,
  },
  uptime: {
    title: '可用率',
    period: '时间',
    quarter: '近 90 天',
    roundTheClock: '全天',
    inServiceHours: '服务时间',
    watched: (share) => `监测了${gapBefore(share)}${share} 的时间`,
    formula: '可用率是有探测的时间里没有中断的比例；部分中断按一半计算。',
    more: '怎么算的',
    rules: {
      counted: '没有探测的时间和维护时间不计入；响应较慢仍算可用。',
      inServiceHours: '“服务时间”一列只看有人值守或有机器人应答的时间，其余时间不论好坏都不计入。',
      rounded:
        '结果保留两位小数，只舍不入：只有一毫秒都没有中断过，才会显示 100.00%。“—”表示没有可计入的时间。',
    },
  },
  zoneNote: (zone) => `时间均为${zone}。`,
};
