import type { ConsoleMonitorTexts } from './monitor-texts.ts';

export const consoleMonitorEn: ConsoleMonitorTexts = {
  states: {
    down: 'Down',
    degraded: 'Degraded',
    unknown: 'Not verified',
    pending: 'Waiting for its first check',
    paused: 'Paused',
    up: 'Up',
  },
  kinds: {
    http: 'HTTP request',
    websocket: 'Chat conversation (WebSocket)',
    smtp: 'Mail server (SMTP)',
    imap: 'Mailbox (IMAP)',
    'mail-round-trip': 'Test mail, there and back',
    sip: 'Phone gateway (SIP)',
    dns: 'DNS records',
    tls: 'Certificate (TLS)',
  },
  since: () => ({ before: 'since ', after: '' }),
  nodeOnly: {
    never: 'Only a Node process can look at this; none has looked yet.',
    last: () => ({ before: 'Only a Node process can look at this. Last look: ', after: '.' }),
  },
  list: {
    search: 'Part of a name or component',
    state: 'State',
    anyState: 'Any',
    filter: 'Find',
    count: (shown, all) =>
      shown === all ? `${all} monitors, trouble first.` : `${shown} of ${all} monitors.`,
    none: 'No monitor is like that. Ask for less and try again.',
  },
  what: {
    title: 'What is looked at',
    target: 'Target',
    component: 'Component',
    rhythm: 'How often',
    everyAndAtMost: (interval, timeout) => `every ${interval}, each look at most ${timeout}`,
    slowAfter: 'Slow after',
    whenDown: 'While it is down',
    makes: {
      major_outage: 'its component shows an outage',
      partial_outage: 'its component shows a partial outage',
      degraded_performance: 'its component shows as slow',
      nothing: 'for information only; its component stays as it is',
    },
    slug: 'Slug',
  },
  why: {
    title: 'Why this state',
    confirmed: {
      down: (checks) =>
        checks === 1
          ? 'A check failed, which is enough here.'
          : `${checks} checks in a row failed. It counts from the first of them.`,
      degraded: (checks) =>
        checks === 1
          ? 'A check went badly, which is enough here.'
          : `${checks} checks in a row went badly. It counts from the first of them.`,
      up: (checks) =>
        checks === 1
          ? 'A check went well, which was enough.'
          : `${checks} checks in a row went well. It counts from the first of them.`,
    },
    pending: 'No check has been able to tell yet.',
    unknown: 'No check of late could tell; this is what was confirmed last.',
    paused: 'Nobody looks while it is paused, and what was found before does not count.',
    counting: (failures, needed) =>
      `By now ${failures} in a row failed; with ${needed} it counts as down.`,
    notKept: 'Those checks are too old to be kept.',
    votes: (locations, needed) =>
      `Of the ${locations} locations that looked of late, ${needed} have to agree.`,
    postIncident: 'Post an incident for this component',
  },
  table: {
    location: 'Location',
    state: 'State',
    lastLook: 'Last look',
    why: 'Why',
    notFresh: 'too old to count',
  },
  checks: { title: 'Recent checks', none: 'There are no checks yet.' },
  failures: {
    title: 'Checks that were not up',
    none: 'Of the checks that are kept, all were up.',
    all: 'All checks that were not up',
    kept: 'All checks are kept 90 days. Those that were not up are kept 400 days; of these at most 10,000 that are older than 90 days.',
    older: 'Older ones',
    back: 'Back to the monitor',
  },
  run: {
    submit: 'Look now',
    note: 'This waits for the look to end, which may take a while.',
    found: (outcome, took) => `The look that you asked for: ${outcome}, in ${took}.`,
    notJudged: 'As the monitor is paused, this is noted only and changes no state.',
    goesOn: 'The look goes on; load this page again in a moment to see what it found.',
    tooSoon: 'Somebody has just looked; wait ten seconds and try again.',
    elsewhere: 'It cannot be looked at from here; a Node process that shares the database can.',
  },
  pause: {
    title: 'Pause',
    effect:
      'While it is paused nobody looks, nobody is alerted, and its component stands without it.',
    last: (component) =>
      `Nothing else looks at ${component}: the status page will say that it is not monitored.`,
    hides:
      'It is in trouble now, and the status page will no longer say so. Post an incident first.',
    reason: 'Why',
    reasonHint: 'Only the staff can read it.',
    until: 'Until (at most 90 days ahead)',
    untilUnsaid: 'Left open: until somebody resumes it.',
    submit: 'Pause',
    replace: 'Change the pause',
    by: (author) => `Paused by ${author}`,
    ends: { before: 'looks again by itself ', after: '' },
    endsNever: 'does not end by itself',
    resume: 'Look again',
    faults: {
      reason: 'Say why, in at most 500 characters.',
      until: 'Name a time to come within 90 days, or leave it empty.',
    },
  },
};
