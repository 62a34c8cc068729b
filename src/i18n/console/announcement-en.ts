import type { ConsoleAnnouncementTexts } from './announcement-texts.ts';

export const announcementEn: ConsoleAnnouncementTexts = {
  write: 'Write an announcement',
  current: 'On the page now',
  coming: 'To come',
  past: 'Over',
  none: { current: 'No announcement is on the page now.', past: 'There are none yet.' },
  standing: {
    coming: (time) => `To be published ${time}`,
    current: (time) => `On the page until ${time}`,
    past: (time) => `Was on the page until ${time}`,
    taken_back: (time) => `Taken back ${time}, never published`,
  },
  newTitle: 'Write an announcement',
  publish: 'Publish',
  publishedAt: 'When it is published',
  now: 'Left empty: at once.',
  until: 'On the page until',
  forAWeek: 'Left empty: for a week.',
  whole: 'Choose none where it is about everything.',
  faults: {
    title: 'Write a title on one line, at most 200 characters, in Chinese, English or both.',
    body: 'Write a text of at most 10,000 characters, in Chinese, English or both.',
    components: 'Choose again what it is about.',
    publishedAt: 'Give a time to publish it; once it is published, that time stays.',
    until: 'Give an end after it is published that is still to come.',
  },
  readNow: 'What customers read now',
  willRead: 'What customers will read',
  next: 'What next',
  change: {
    title: 'Change',
    text: 'Customers read the new words at once; subscribers are not told again.',
    submit: 'Save',
    keeps: 'A language that is left empty stays as it is.',
  },
  end: {
    title: 'Take it down',
    text: {
      current: 'It leaves the status page; its own page and the feeds keep it.',
      coming: 'It will not be published, and no customer will read it.',
    },
    submit: 'Take it down',
    over: 'This announcement is over already.',
  },
};
