import { expect, test } from 'vitest';
import { newsTypes } from '../event.ts';
import { eventsOfKinds, kindsOfEvents, kindsProposed, newsKinds } from './news-kind.ts';

test('all kinds together are all news, each once, and what is to come', () => {
  expect(newsKinds.flatMap((kind) => eventsOfKinds([kind]))).toEqual(newsTypes);
  expect(eventsOfKinds(newsKinds)).toBeNull();
  expect(eventsOfKinds([])).toEqual([]);
});

test.each([
  [null, newsKinds],
  [[], []],
  [['incident.postmortem'], ['incidents']],
  [
    ['component.status_changed', 'maintenance.reminder'],
    ['maintenances', 'statuses'],
  ],
] as const)('the kinds of %j are %j', (events, kinds) => {
  expect(kindsOfEvents(events)).toEqual(kinds);
});

test('people begin with what staff write, and programs with each change of a status, too', () => {
  expect(kindsProposed('mail')).toEqual(['incidents', 'maintenances', 'announcements']);
  expect(kindsProposed('webhook')).toEqual(newsKinds);
});
