import * as z from 'zod';
import { isWatched } from '../../domain/past/component-past.ts';
import { historyDays } from '../../domain/past/history.ts';
import { totalUptime, type Uptimes, uptimeByDay, uptimePercent } from '../../domain/past/uptime.ts';
import { lastDays } from '../../domain/time/zoned-day.ts';
import { uptime } from './documents/component.ts';
import { there } from './found.ts';
import { fromPage } from './from-page.ts';
import { Refusal } from './problem.ts';
import type { PublicRoute, Viewed } from './route.ts';

/** `/components/:slug/uptime`: how much of the last days a component was there. */
export const uptimeRoute: PublicRoute = {
  kind: 'public',
  method: 'GET',
  path: '/components/:slug/uptime',
  from: 'page',
  summary: 'The uptime of a component over the last days, and of each of them',
  query: [
    {
      name: 'days',
      schema: z.int().min(1).max(historyDays),
      description: `How many days up to today, ${historyDays} if left out`,
    },
  ],
  answer: uptime,
  handle: fromPage((viewed) => `${daysAsked(viewed)} ${slugAsked(viewed)}`, uptimeDocument),
};

function daysAsked({ query }: Viewed): number {
  const text = query('days') ?? String(historyDays);
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= historyDays) return days;
  throw new Refusal(400, `Let days be a whole number from 1 to ${historyDays}.`);
}

function slugAsked({ param, rendering }: Viewed): string {
  const { conditions } = rendering.status;
  const found = conditions.find(({ component }) => component.slug === param('slug'));
  return there(found, 'component').component.slug;
}

function uptimeDocument(viewed: Viewed) {
  const { rendering, watched } = viewed;
  const { status } = rendering;
  const [component, days] = [slugAsked(viewed), daysAsked(viewed)];
  const past = status.pasts.get(component);
  // Of what nobody looks at nothing is known.
  if (past === undefined || !isWatched(past)) {
    return { component, days, ...percents(totalUptime([])), daily: [] };
  }
  const shown = lastDays(historyDays, watched.site.timeZone, status.now).slice(-days);
  const daily = uptimeByDay(past.intervals, shown, past.staffed);
  const worst = new Map(past.days.map((day) => [day.date, day.worst]));
  return {
    component,
    days,
    ...percents(totalUptime(daily)),
    daily: daily.map(({ date, ...uptimes }) => ({
      date,
      worst: worst.get(date) ?? null,
      ...percents(uptimes),
    })),
  };
}

function percents({ roundTheClock, inServiceHours }: Uptimes) {
  return {
    roundTheClock: uptimePercent(roundTheClock),
    inServiceHours: uptimePercent(inServiceHours),
  };
}
