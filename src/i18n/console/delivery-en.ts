import type { ConsoleDeliveryTexts } from './delivery-texts.ts';

export const deliveryEn: ConsoleDeliveryTexts = {
  about:
    'What went to whom, how often it was tried, and what was answered. What has ended is kept for 30 days, at most 1,000 of a subscription.',
  none: 'No delivery is like that.',
  state: 'State',
  states: {
    waiting: 'Waiting',
    delivered: 'Delivered',
    failed: 'Not delivered',
    dropped: 'Dropped',
  },
  anyState: 'Any',
  filter: 'Search',
  onlyTo: { before: 'Only what goes to “', after: '”.' },
  all: 'Show all',
  further: 'Look further back',
  lookedThrough: (count, time) => `Looked through ${count} deliveries, back to ${time}.`,
  letters: {
    confirmation: 'Mail: please confirm',
    reminder: 'Mail: subscribed already',
    disabled: 'Mail: nothing is posted any more',
  },
  attempts: (count) => (count === 1 ? '1 attempt' : `${count} attempts`),
  to: { before: 'To ', after: '' },
  next: { before: 'Next attempt: ', after: '' },
  underWay: 'It leaves at once; this page renews itself.',
  held: {
    before:
      'Several letters have just gone there. What comes now is gathered, and leaves in one at ',
    after: '.',
  },
  queued: { before: 'Queued ', after: '' },
  eventId: 'webhook-id',
  leadsTo: 'What it tells of',
  log: {
    title: 'Attempts',
    none: 'Nothing was tried yet.',
    answered: (status) => `answered ${status}`,
  },
  failures: {
    refused_address: 'address in a private network, nothing was sent',
    name_unknown: 'host name unknown',
    connection_failed: 'no connection',
    certificate_rejected: 'certificate not valid',
    timed_out: 'timed out',
    broken_answer: 'answer could not be read',
    not_configured: 'no way to send mail is set up',
    refused: 'refused by the receiver',
    internal: 'a fault of ours',
  },
  stale: 'No answer came, so this may be out of date. Load the page again.',
  redeliver: {
    submit: 'Send again',
    note: {
      webhook:
        'It is posted once more at once, with the same webhook-id, by which receivers know it again.',
      mail: 'The same letter is sent once more at once.',
    },
    notNow: 'Nothing is sent there now. Resume it first, then send this again.',
    done: 'It is in the queue again; what comes of it shows below.',
  },
};
