import type { ComponentTexts } from './component-texts.ts';

export const componentEn: ComponentTexts = {
  description: (name) => `${name}: its status now, its hours, its uptime and its last 90 days.`,
  hours: {
    title: 'Hours',
    always: 'Every day, around the clock.',
    zone: (name) => `These are times of the zone ${name}.`,
    bot: 'Automatic replies',
    from: (date) => `From ${date}`,
    otherDays: 'Days with other hours',
    kinds: { special: 'Special hours', holiday: 'Holiday', make_up_day: 'Make-up working day' },
  },
  uptime: {
    title: 'Uptime',
    period: 'Time',
    quarter: 'Last 90 days',
    roundTheClock: 'Round the clock',
    inServiceHours: 'In service hours',
    formula: 'Uptime is the share of checked time without an outage; a partial outage counts half.',
    more: 'How it is counted',
    rules: [
      'Time in which nobody could check is left out, and so is maintenance. Slow is not an outage.',
      'In service hours, only the time in which people were there counts; whatever happened outside is neither good nor bad.',
      'It is rounded down to two decimals: 100.00% means not one millisecond of outage. “—” means that there was nothing to count.',
    ],
  },
  zoneNote: (zone) => `Times are ${zone}.`,
};
