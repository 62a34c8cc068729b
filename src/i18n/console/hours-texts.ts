import type { Language } from '../../domain/localized.ts';

/** The texts around service hours. */
export type ConsoleHoursTexts = Readonly<{
  title: string;
  titleOf: (component: string) => string;
  text: string;
  always: string;
  change: string;
  changeOf: (component: string) => string;
  save: string;
  kind: string;
  kinds: Readonly<Record<'always' | 'weekly', string>>;
  week: string;
  weekHint: string;
  open: string;
  reduced: string;
  holidays: string;
  calendar: string;
  noCalendar: string;
  makeUpAs: string;
  timeZone: string;
  timeZoneHint: string;
  seasons: string;
  seasonsHint: string;
  from: string;
  removeSeason: string;
  days: string;
  daysHint: string;
  date: string;
  bot: string;
  botHint: string;
  faults: Readonly<{
    day: string;
    week: string;
    timeZone: string;
    calendar: string;
    from: string;
    date: string;
    special: string;
  }>;
}>;

export const consoleHoursTexts: Readonly<Record<Language, ConsoleHoursTexts>> = {
  zh: {
    title: '服务时间',
    titleOf: (component) => `服务时间：${component}`,
    text: '服务时间以外，页面显示“非服务时间”和下次开放的时间，不算中断。',
    always: '全天候',
    change: '修改',
    changeOf: (component) => `修改${component}的服务时间`,
    save: '保存',
    kind: '什么时候有人',
    kinds: { always: '全天候', weekly: '按下表' },
    week: '每周',
    weekHint: '写成 09:00-12:00, 13:00-18:00；22:00-02:00 表示到次日凌晨；留空就是休息。',
    open: '正常',
    reduced: '人手较少',
    holidays: '节假日',
    calendar: '节假日历',
    noCalendar: '不看节假日',
    makeUpAs: '调休上班日的时间同',
    timeZone: '时区',
    timeZoneHint: '例如 Asia/Shanghai；留空用页面的时区。',
    seasons: '从某一天起改用别的时间',
    seasonsHint: '以前的时间也算在可用率里，所以改时间时请写明从哪天起，不要直接改上面的表。',
    from: '从哪天起',
    removeSeason: '删掉日期，这一段就不再保留。',
    days: '特别的日子',
    daysHint: '只有这一天不同；时间留空就是当天休息。不填日期的行不保存。',
    date: '日期',
    bot: '机器人在线的时间',
    botHint: '没有人工时，页面会说明只有自动回复。全天写 00:00-24:00。',
    faults: {
      day: '请写成 09:00-12:00, 13:00-18:00 的样子，前后两段不要重叠。',
      week: '至少要有一天开放，跨夜的时间不能与第二天的重叠。',
      timeZone: '没有这个时区，请写成 Asia/Shanghai 的样子。',
      calendar: '没有这个日历，请先在“节假日”里写下它的日子。',
      from: '请填一个存在的日期，每段一个，不要重复。',
      date: '请填一个存在的日期，每个日期只写一次。',
      special: '请写成 09:00-12:00 的样子，并与平时不同；要是和平时一样，请删掉日期。',
    },
  },
  en: {
    title: 'Service hours',
    titleOf: (component) => `Hours: ${component}`,
    text: 'Outside its hours a channel is closed, not down, and the page says when it opens.',
    always: 'Around the clock',
    change: 'Change',
    changeOf: (component) => `Change the hours of ${component}`,
    save: 'Save',
    kind: 'When people are there',
    kinds: { always: 'Around the clock', weekly: 'As in the table' },
    week: 'Every week',
    weekHint:
      'Write hours such as 09:00-12:00, 13:00-18:00. 22:00-02:00 lasts past midnight. Empty is closed.',
    open: 'Open',
    reduced: 'Fewer people',
    holidays: 'Holidays',
    calendar: 'Calendar of holidays',
    noCalendar: 'No holidays',
    makeUpAs: 'A weekend that is worked has the hours of',
    timeZone: 'Time zone',
    timeZoneHint: 'Such as Asia/Shanghai; that of the page where it is empty.',
    seasons: 'Other hours from a date on',
    seasonsHint:
      'Hours of the past count in uptime: let new hours begin on a date, and leave the ones above as they are.',
    from: 'From which date on',
    removeSeason: 'Without a date these hours are not kept.',
    days: 'Single days',
    daysHint:
      'Only that day is different; without hours it is closed. Rows without a date are not kept.',
    date: 'Date',
    bot: 'When a bot is there',
    botHint:
      'While nobody else is, the page says that replies are automatic. The whole day is 00:00-24:00.',
    faults: {
      day: 'Write hours such as 09:00-12:00, 13:00-18:00 that do not overlap.',
      week: 'Let at least one day be open, and no night overlap the next morning.',
      timeZone: 'There is no such zone; write one such as Asia/Shanghai.',
      calendar: 'There is no such calendar; write down its days under Holidays first.',
      from: 'Give a date that exists, each of them once.',
      date: 'Give a date that exists, each of them once.',
      special:
        'Write hours such as 09:00-12:00 that differ from the usual ones, or remove the date.',
    },
  },
};
