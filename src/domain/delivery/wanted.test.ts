import { describe, expect, test } from 'vitest';
import { type EventBody, type EventType, newsTypes } from '../event.ts';
import { componentsOf, isContained, isWanted, type Wanted } from './wanted.ts';

const everything: Wanted = { events: null, components: null, subject: null };
const change = (slug: string): EventBody => ({
  component: { slug, name: { zh: slug, en: slug } },
  from: 'operational',
  to: 'major_outage',
});
const event = (type: EventType, data: EventBody, subject = 'abc') => ({ type, subject, data });
const announcement = (components: readonly string[]): EventBody => ({
  announcement: {
    ...{ id: 'abc', title: { en: 'News' }, body: { en: 'News.' }, components, version: 1 },
    ...{ publishedAt: '', until: '', createdAt: '', updatedAt: '' },
  },
});

describe('somebody is told', () => {
  test.each<[string, Wanted, ReturnType<typeof event>, boolean]>([
    ['everything', everything, event('component.status_changed', change('chat')), true],
    [
      'of kinds that are wanted',
      { ...everything, events: ['component.status_changed'] },
      event('component.status_changed', change('chat')),
      true,
    ],
    [
      'nothing of other kinds',
      { ...everything, events: ['incident.created'] },
      event('component.status_changed', change('chat')),
      false,
    ],
    [
      'of a component that is followed',
      { ...everything, components: ['email', 'chat'] },
      event('component.status_changed', change('chat')),
      true,
    ],
    [
      'nothing of other components',
      { ...everything, components: ['email'] },
      event('component.status_changed', change('chat')),
      false,
    ],
    [
      'what is about no component in particular',
      { ...everything, components: ['email'] },
      event('announcement.published', announcement([])),
      true,
    ],
    [
      'of the one thing that is followed',
      { ...everything, subject: 'abc' },
      event('announcement.published', announcement(['chat'])),
      true,
    ],
    [
      'nothing of another thing',
      { ...everything, subject: 'xyz' },
      event('announcement.published', announcement(['chat'])),
      false,
    ],
    ['no test that is for another', everything, event('webhook.test', change('chat')), false],
  ])('%s', (_what, wanted, told, expected) => {
    expect(isWanted(wanted, told)).toBe(expected);
  });
});

const usual: Wanted = {
  ...everything,
  events: newsTypes.filter((type) => type !== 'component.status_changed'),
};
const one: Wanted = { ...everything, subject: 'abc' };

test.each<[string, Wanted, Wanted, boolean]>([
  ['everything is part of itself', everything, everything, true],
  ['one incident is part of everything', one, everything, true],
  ['one incident is part of what staff write', one, usual, true],
  ['one incident is no part of announcements', one, { ...usual, events: [] }, false],
  ['one incident is no part of another', one, { ...one, subject: 'xyz' }, false],
  [
    'one incident is no part of news of one component',
    one,
    { ...usual, components: ['chat'] },
    false,
  ],
  ['everything is no part of what staff write', everything, usual, false],
  [
    'one component is part of two',
    { ...usual, components: ['chat'] },
    { ...usual, components: ['chat', 'email'] },
    true,
  ],
])('%s', (_what, inner, outer, expected) => {
  expect(isContained(inner, outer)).toBe(expected);
});

test('a change of status is about its component', () => {
  expect(componentsOf(change('chat'))).toEqual(['chat']);
  expect(componentsOf(announcement(['chat', 'email']))).toEqual(['chat', 'email']);
});
