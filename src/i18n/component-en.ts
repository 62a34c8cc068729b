import type { ComponentTexts } from './component-texts.ts';

export const componentEn: ComponentTexts = {
  description: (name) => `${name}: its status now, its hours, its uptime and its last 90 days.`,
  hours: {
    title: 'Hours',
    always: 'Every day, around the clock.',
    zone: (name) => `These are times of the zone ${name}.`,
    bot: 'Automatic replies',
    from: (date) => `From ${date}`,
    otherDays: 'Holidays and other days',
    kinds: {
      special: (name) => (name === null ? 'Special hours' : `Special hours, ${name}`),
      holiday: (name) => name ?? 'Holiday',
      make_up_day: (name) =>
        name === null ? 'Make-up working day' : `Make-up working day for ${name}`,
    },
    usual: (spans) => `As usual, ${spans}`,
    like: (weekday, spans) => `Like ${weekday}, ${spans}`,
  },
  uptime: {
    title: 'Uptime',
    period: 'Time',
    quarter: 'Last 90 days',
    roundTheClock: 'Round the clock',
    inServiceHours: 'In service hours',
    watched: (share) => `watched for ${share}`,
    formula: 'Uptime is the share of checked time without an outage; a partial outage counts half.',
    more: 'How it is counted',
    rules: {
      counted:
        'Time in which nobody could check is left out, and so is maintenance. Slow is not an outage.',
      inServiceHours:
        'In service hours, only the time in which people or automatic replies were there counts; whatever happened outside is neither good nor bad.',
      rounded:
        'It is rounded down to two decimals: 100.00% means not one millisecond of outage. “—” means that there was nothing to count.',
    },
  },
  zoneNote: (zone) => `Times are ${zone}.`,
};
