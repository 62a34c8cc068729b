import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('en');

export const en: Texts = {
  languageName: 'English',
  status: {
    operational: 'Operational',
    degraded_performance: 'Slow',
    partial_outage: 'Partial outage',
    major_outage: 'Outage',
    under_maintenance: 'Maintenance',
  },
  closed: 'Closed',
  unverified: 'Not verified',
  unprobed: 'Not monitored',
  freshness: (kind, zone) => {
    switch (kind) {
      case 'verified':
        return { before: 'Verified by probes ', after: `, ${zone}` };
      case 'partly':
        return { before: 'Verified in part by probes ', after: `, ${zone}` };
      case 'unverified':
        return { before: 'Not verified since ', after: `, ${zone}` };
      case 'pending':
        return { before: 'Not verified yet', after: '' };
      case 'unprobed':
        return { before: 'Nothing here is checked by machine', after: '' };
    }
  },
  since: { before: 'Since ', after: '' },
  checked: { before: 'checked ', after: '' },
  lastConfirmed: (status) => `Last confirmed: ${status}`,
  notVerifiedSince: { before: 'not verified since ', after: '' },
  notVerifiedYet: 'No check has finished yet.',
  notMonitored: 'Not checked by machine; you can still try it.',
  firstReply: (time) => `first reply in ${time}`,
  queueWait: (minutes) => (minutes < 1 ? 'no queue' : `waiting about ${minutes} min`),
  strip: {
    start: '90 days ago',
    end: 'Today',
    label: ({ all, status, unchecked }) => {
      const parts = [
        [status.operational, 'well'],
        [status.major_outage, 'with an outage'],
        [status.partial_outage, 'with a partial outage'],
        [status.degraded_performance, 'slow'],
        [status.under_maintenance, 'in maintenance'],
        [unchecked, 'not checked'],
      ] as const;
      const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
      return `${all} days: ${said.join(', ')}`;
    },
    brief: ({ all, status, unchecked }) => {
      const checked = all - unchecked;
      if (checked === 0) return 'not checked';
      const troubled = checked - status.operational;
      if (troubled > 0) return `trouble on ${days(troubled)}`;
      return unchecked === 0 ? 'no trouble' : `no trouble on ${days(checked)} checked`;
    },
    day: 'Day',
    what: 'What happened',
    howLong: 'For',
    unchecked: 'Not checked',
    nothing: 'No trouble in these 90 days',
    days: (first, last) => `${first} – ${last}`,
  },
  zoneNote: (zone) => `All times are ${zone}.`,
  refreshNote: 'This page refreshes by itself.',
  sandbox: {
    title: 'You are looking at the built-in sandbox.',
    text: 'It is a support centre made for trying things out; none of it is a real service.',
  },
  notFound: {
    title: 'There is no page here.',
    text: 'The address may be mistyped, or the page has moved.',
  },
  failed: {
    title: 'This page could not be shown.',
    text: 'The fault is on our side. Please try again in a moment.',
  },
  toStatus: 'See the support status',
  languages: 'Language',
};

function days(count: number): string {
  return `${count} ${plural.select(count) === 'one' ? 'day' : 'days'}`;
}
