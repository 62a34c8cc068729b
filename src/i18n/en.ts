import type { DayCounts, StripUptime, Texts } from './texts.ts';

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
        return { before: 'Checked at ', after: ` ${zone}` };
      case 'partly':
        return { before: 'Partly checked at ', after: ` ${zone}` };
      case 'unverified':
        return { before: 'Not verified since ', after: ` ${zone}` };
      case 'pending':
        return { before: 'Not verified yet', after: '' };
      case 'unprobed':
        return { before: 'Nothing here is checked automatically', after: '' };
    }
  },
  localTime: { before: '', after: ' your time' },
  outdated: {
    headline: (time) => [
      ['Not verified', `since ${time}.`],
      ['Your connection', 'may be down.'],
    ],
    note: 'This page keeps trying by itself.',
  },
  since: () => ({ before: 'Since ', after: '' }),
  checked: { before: 'Checked ', after: '' },
  lastConfirmed: (status) => ({ before: `Last confirmed: ${status}, `, after: '' }),
  notVerifiedYet: 'No check has finished yet.',
  paused: () => ({ before: 'We have paused automatic checks since ', after: '' }),
  staffing: (kind, time) => {
    switch (kind) {
      case 'open':
        return time === null ? 'Open' : `Open until ${time}`;
      case 'reduced':
        return time === null ? 'Fewer people than usual' : `Fewer people until ${time}`;
      case 'bot':
        return time === null ? 'Only automatic replies' : `Only automatic replies until ${time}`;
      case 'closed':
        return time === null ? 'No opening time is known' : `Opens ${time}`;
    }
  },
  onHoliday: (holiday, time) =>
    `Closed for ${holiday}, ${time === null ? 'no opening time is known' : `opens ${time}`}`,
  automaticReply: (time) => `Automatic reply in ${time}`,
  queueWait: (seconds) => {
    if (seconds === 0) return 'No queue';
    if (seconds < 60) return 'Waiting under a minute';
    return `Waiting about ${Math.round(seconds / 60)} min`;
  },
  proof: {
    smtp: 'The mail server answers',
    imap: 'The mailbox opens',
    sip: 'The phone gateway answers',
  },
  lookedAt: { smtp: 'Mail server: ', imap: 'Mailbox: ', 'mail-round-trip': 'Test mail: ' },
  delivered: (time) => `Test mail arrived in ${time}`,
  strip: {
    period: ({ all }) => `Last ${all} days: `,
    brief: (counts, uptime) => `${summary(counts)}${uptimePhrase(uptime)}`,
    label: (name, counts, uptime) =>
      [
        `${name}, last ${counts.all} days: ${summary(counts)}${uptimePhrase(uptime)}`,
        ...details(counts),
      ].join(', '),
    day: 'Day',
    what: 'What happened',
    howLong: 'For',
    unchecked: 'Not monitored',
    nothing: 'No trouble',
    days: (first, last) => `${first} – ${last}`,
  },
  refreshNote: 'This page refreshes by itself.',
  feeds: 'Feeds',
  contacts: 'Our official contacts',
  sandbox: {
    title: 'You are looking at the built-in sandbox.',
    text: 'It is a support centre made for trying things out; none of it is a real service.',
  },
  messages: {
    notFound: {
      title: 'There is no page here.',
      text: 'The address may be mistyped, or the page has moved.',
    },
    notAllowed: {
      title: 'This address can only be read.',
      text: 'It does not accept what was sent to it. Nothing was changed.',
    },
    failed: {
      title: 'This page could not be shown.',
      text: 'The fault is on our side. Please try again in a moment.',
    },
    elsewhere: {
      title: 'This came from another website.',
      text: 'To be safe, nothing was changed. Please use the form on our own page.',
    },
    notSent: {
      title: 'What was sent cannot be read.',
      text: 'Nothing was changed. Please go back and send the form once more.',
    },
    unreadable: {
      title: 'This record cannot be read right now.',
      text: 'Nothing is lost. Please try again in a few minutes.',
    },
    away: {
      title: 'This page cannot be shown right now.',
      text: 'What it tells cannot be read, and we do not want to guess. Please try again in a minute.',
    },
  },
  toStatus: 'See the support status',
  toHistory: 'See what happened before',
  languages: 'Language',
};

function summary({ all, status, unchecked }: DayCounts): string {
  const checked = all - unchecked;
  if (checked === 0) return 'not monitored';
  const troubled = checked - status.operational - status.under_maintenance;
  if (troubled > 0) return `trouble on ${days(troubled)}`;
  if (status.operational === 0) return `maintenance on ${days(checked)}`;
  return unchecked === 0 ? 'no trouble' : `no trouble on ${days(checked)}`;
}

function uptimePhrase(uptime: StripUptime | null): string {
  if (uptime === null) return '';
  return `, ${uptime.printed} uptime${uptime.over === 'service hours' ? ' in service hours' : ''}`;
}

function details({ all, status, unchecked }: DayCounts): readonly string[] {
  const parts = [
    [status.major_outage, 'an outage'],
    [status.partial_outage, 'a partial outage'],
    [status.degraded_performance, 'slow'],
    [unchecked + status.under_maintenance === all ? 0 : status.under_maintenance, 'maintenance'],
    [unchecked === all ? 0 : unchecked, 'not monitored'],
  ] as const;
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${what} on ${days(count)}`);
}

function days(count: number): string {
  return `${count} ${plural.select(count) === 'one' ? 'day' : 'days'}`;
}
