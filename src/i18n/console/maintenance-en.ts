import type { ConsoleMaintenanceTexts } from './maintenance-texts.ts';

export const maintenanceEn: ConsoleMaintenanceTexts = {
  plan: 'Plan work',
  calendar: 'Calendar',
  underWay: 'Under way',
  coming: 'To come',
  past: 'Over',
  none: { coming: 'No work is planned.', past: 'No work has been done yet.' },
  newTitle: 'Plan work',
  announce: 'Announce',
  from: 'Begins',
  until: 'Ends',
  auto: 'Begins and ends by itself at these times',
  byItself: { auto: 'begins and ends by itself', byHand: 'is begun and ended by hand' },
  reachabilityLabel: 'Meanwhile',
  reachability: {
    reachable: 'Customers can use it as ever',
    limited: 'Customers may not always get through',
    unreachable: 'Customers cannot use it',
  },
  adviceTitle: 'Good to know for customers (optional)',
  advice: {
    works: { zh: 'Still works, in Chinese', en: 'Still works, in English' },
    delayed: { zh: 'Takes longer, in Chinese', en: 'Takes longer, in English' },
    avoid: { zh: 'Please avoid, in Chinese', en: 'Please avoid, in English' },
  },
  faults: {
    title: 'Write a title on one line, at most 200 characters, in Chinese, English or both.',
    body: 'Write a text of at most 10,000 characters, in Chinese, English or both.',
    components: 'Choose at least one component.',
    scheduledFor: 'Give a time to begin; once the work has begun, its beginning stays.',
    scheduledUntil:
      'Give an end after the beginning that is still to come; work takes at most 30 days.',
    auto: 'Its time has passed; move the window, or post an update that says how things stand.',
    reachability: 'Choose how it is meanwhile.',
    works: 'Shorten this to 500 characters.',
    delayed: 'Shorten this to 500 characters.',
    avoid: 'Shorten this to 500 characters.',
  },
  cautions: {
    soon: 'It begins in less than a day; many customers will not have heard of it.',
    overlap: (title, window) => `Other work is planned for that time: “${title}”, ${window}.`,
    holiday: (day, name) => `${day} is an official holiday (${name}).`,
    closed: {
      some: (component) => `${component} is closed for some of that time anyway.`,
      all: (component) => `${component} is closed for all of that time anyway.`,
    },
  },
  toldFrom: (time) =>
    `The status page tells of it from ${time} on; until then its own page and the feeds do.`,
  readNow: 'What customers read now',
  nextSteps: 'What next',
  steps: {
    begin: {
      title: 'Begin now',
      text: 'From now on the page says that the work is in progress. Its end stays as planned.',
      submit: 'Begin',
    },
    check: {
      title: 'Check the result',
      text: 'The page says that the work is done and being checked. Its components still count as under maintenance.',
      submit: 'Start checking',
    },
    go_on: {
      title: 'Go on with the work',
      text: 'The page says again that the work is in progress.',
      submit: 'Go on',
    },
    extend: {
      title: 'Extend',
      text: 'The work goes on until its new end, and the page shows that at once.',
      submit: 'Extend',
    },
    finish: {
      title: 'Finish early',
      text: 'From now on the work counts as completed, and its components are shown as their monitors see them.',
      submit: 'Finish',
    },
    reopen: {
      title: 'Take up again',
      text: 'The page says again that the work is in progress, until its new end.',
      submit: 'Take up again',
    },
    tell: {
      title: 'Post an update',
      text: 'One more message on the page of the work; where it stands and its times stay as they are.',
      submit: 'Post',
    },
    cancel: {
      title: 'Call it off',
      text: 'The page says that the work is cancelled. That is for good; plan it anew if need be.',
      submit: 'Call it off',
    },
  },
  stepGone:
    'The work stands elsewhere by now, and cannot take this step. Go back and see what it can.',
  change: {
    title: 'Change',
    text: 'Subscribers are told if its times move, and of nothing else. Post an update to say why.',
    submit: 'Save',
    keeps: 'A language that is left empty stays as it is.',
  },
  updates: 'What was said',
  edit: {
    title: 'Edit the words',
    text: 'It will be marked as edited, and the old words stay readable. Subscribers are not told.',
    submit: 'Save',
  },
  calendarTitle: (month) => `Maintenance in ${month}`,
  months: 'Months',
  toDay: (day) => `Plan work on ${day}`,
  makeUpDay: (name) => `worked for ${name}`,
  monthEmpty: 'No work in this month.',
};
