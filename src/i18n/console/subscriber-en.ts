import type { ConsoleSubscriberTexts } from './subscriber-texts.ts';

export const subscriberEn: ConsoleSubscriberTexts = {
  about: 'Customers who left an address on the status page to be told.',
  none: 'Nobody has subscribed yet.',
  noneFound: 'Nobody was found. Check the spelling, or give only a part.',
  search: 'Address, or a part of it',
  submit: 'Search',
  masked: 'Your role does not see whole addresses.',
  counts: { title: 'How many subscriptions', byMail: 'By mail', byWebhook: 'By webhook' },
  states: {
    active: 'Active',
    unconfirmed: 'Not confirmed',
    paused: 'Paused',
    disabled: 'Disabled',
    ended: 'Unsubscribed',
  },
  because: {
    gone: 'the address answered 410',
    failing: 'five days of nothing but failure',
    bounced: 'mail came back',
    complained: 'marked as spam',
    by_staff: 'taken off by staff',
  },
  has: (count) => (count === 1 ? '1 subscription' : `${count} subscriptions`),
  since: { before: 'First asked ', after: '' },
  unconfirmed: 'address not confirmed yet',
  byChannel: { mail: 'By mail', webhook: 'By webhook' },
  wants: {
    title: 'What they want',
    none: 'They are subscribed to nothing now.',
    everything: 'everything',
    only: 'only one thing',
    former: (count) => `Former ones (${count})`,
  },
  deliveries: { title: 'What was sent last', none: 'Nothing was sent yet.', all: 'All deliveries' },
  removal: {
    title: 'Take the subscriber off',
    ask: (address) => `Nothing more is sent to ${address}.`,
    effect:
      'The address and what was sent there are deleted, and cannot be brought back. They can subscribe again.',
    submit: 'Take them off',
    keep: 'Keep them and go back',
    done: 'The subscriber is taken off, and the address deleted.',
  },
  quarantine: {
    about:
      'Where mail came back, or was marked as spam, no more is sent, so that mail to all others still arrives.',
    none: 'Nobody is in quarantine.',
    complained:
      'Admit them only if they ask for it: another complaint harms the mail of everybody.',
    neverConfirmed: 'It was never confirmed; they can only ask again on the status page.',
    submit: 'Admit again',
    done: 'Admitted: they are told of what happens from now on.',
  },
};
