import { expect, test } from 'vitest';
import { calendarName } from './calendar-name.ts';

test.each([
  ['cn', '中国', 'China'],
  ['de', '德国', 'Germany'],
  ['qq', 'qq', 'qq'],
  ['own', 'own', 'own'],
  ['hk-banks', 'hk-banks', 'hk-banks'],
])('the calendar %s is called %s and %s', (calendar, zh, en) => {
  expect([calendarName(calendar, 'zh'), calendarName(calendar, 'en')]).toEqual([zh, en]);
});
